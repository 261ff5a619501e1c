using System.Text.Json.Serialization;
using Forum.Api.Text;
using Forum.Domain.Moderation;

namespace Forum.Api.Moderation;

/// <summary>Why something is not shown, or not shown to others.</summary>
/// <param name="By">The highest layer that hides something of it.</param>
/// <param name="What">What is hidden.</param>
public sealed record HiddenModel(
    SuppressionLayer By, IReadOnlyList<Hidden> What,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason) : IMentioning<HiddenModel>
{
    IEnumerable<string?> IMentioning<HiddenModel>.Texts => [Reason];

    public HiddenModel Shown(MentioningTexts texts) => this with { Reason = texts.PlainOrNull(Reason) };

    /// <returns>Null where nothing is hidden from anybody.</returns>
    public static HiddenModel? Of(int text, int author, int existence, string? reason)
    {
        var layers = text | author | existence;
        if (layers == 0) return null;

        Hidden[] what = [.. What(text, Hidden.Text), .. What(author, Hidden.Author), .. What(existence, Hidden.Existence)];
        return new HiddenModel(Enum.GetValues<SuppressionLayer>().Last(layer => (layers & SuppressionRows.Bit(layer)) != 0), what, reason);

        static Hidden[] What(int hides, Hidden part) => hides == 0 ? [] : [part];
    }
}
