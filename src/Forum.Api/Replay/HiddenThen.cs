using Forum.Api.Moderation;
using Forum.Domain;
using Forum.Domain.Moderation;

namespace Forum.Api.Replay;

/// <summary>What suppressions hid of a post at one cut: for each thing that can be hidden the layers that hid it, as bits.</summary>
/// <param name="Reasons">The reasons that were given with it, the one to show first, each with its case.</param>
public sealed record HiddenThen(int Text, int Author, int Existence, IReadOnlyList<(string Reason, Guid? Case)> Reasons)
{
    public static readonly HiddenThen Nothing = new(0, 0, 0, []);

    /// <param name="active">Those in force.</param>
    /// <param name="imposed">When each was imposed.</param>
    public static HiddenThen Of(IEnumerable<Suppression> active, IReadOnlyDictionary<ImpositionId, DateTimeOffset> imposed)
    {
        var all = active.ToList();
        if (all.Count == 0) return Nothing;
        return new HiddenThen(
            Layers(Hidden.Text), Layers(Hidden.Author), Layers(Hidden.Existence),
            [
                .. all.Where(suppression => suppression is { Reason: not null, Layer: < SuppressionLayer.Oversight })
                    .OrderByDescending(suppression => suppression.Layer)
                    .ThenByDescending(suppression => imposed[suppression.Id])
                    .ThenBy(suppression => suppression.Id.Value.ToString(), StringComparer.Ordinal)
                    .Select(suppression => (suppression.Reason!, suppression.Case?.Value)),
            ]);

        int Layers(Hidden what) => all.Where(suppression => suppression.Hides.Contains(what))
            .Aggregate(0, (layers, suppression) => layers | (ushort)SuppressionRows.Bit(suppression.Layer));
    }

    /// <param name="withdrawn">What hides the text because its author left and took it with them, at any cut.</param>
    /// <param name="secret">The cases whose reasons nobody is told.</param>
    public HiddenModel? Model(int withdrawn, IReadOnlySet<Guid> secret) => HiddenModel.Of(
        Text | withdrawn, Author, Existence,
        Reasons.FirstOrDefault(given => given.Case is not { } id || !secret.Contains(id)).Reason);
}
