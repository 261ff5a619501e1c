using Forum.Api.Storage;

namespace Forum.Api.Rebuilding;

/// <summary>The views that are made again together, from one reading of the events.</summary>
/// <param name="Sets">The asynchronous ones, by projection.</param>
public sealed record RebuiltViews(IReadOnlyList<RowProjection> Inline, IReadOnlyList<CounterSet> Sets)
{
    public static RebuiltViews All => new(ForumStore.InlineViews(), ForumStore.CounterSets());

    public static IEnumerable<string> Names =>
    [
        .. All.Inline.Select(view => view.Name),
        .. All.Sets.SelectMany(set => set.Counters.Select(counter => counter.GetType().Name).Prepend(set.Name)),
    ];

    public IReadOnlyList<ViewTable> Tables => [.. ByProjection.Select(one => one.Table)];

    /// <summary>The tables, each with the name of what fills it.</summary>
    public IEnumerable<(string Projection, ViewTable Table)> ByProjection =>
    [
        .. Inline.SelectMany(view => view.Tables.Select(table => (view.Name, table))),
        .. Sets.SelectMany(set => set.Counters).SelectMany(counter => counter.Tables.Select(table => (counter.GetType().Name, table))),
    ];

    /// <param name="names">Of <see cref="Names"/>. None means all.</param>
    public static RebuiltViews Of(IReadOnlyCollection<string> names)
    {
        return names.Count == 0
            ? All
            : new RebuiltViews(
                [.. All.Inline.Where(view => IsAsked(view.Name))],
                [
                    .. All.Sets
                        .Select(set => set with { Counters = [.. set.Counters.Where(counter => IsAsked(set.Name) || IsAsked(counter.GetType().Name))] })
                        .Where(set => set.Counters.Count > 0),
                ]);

        bool IsAsked(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
