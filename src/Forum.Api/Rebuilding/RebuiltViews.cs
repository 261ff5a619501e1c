using Forum.Api.Storage;

namespace Forum.Api.Rebuilding;

/// <summary>The views that are made again together, from one reading of the events.</summary>
public sealed record RebuiltViews(IReadOnlyList<RowProjection> Inline, IReadOnlyList<Counter> Counters)
{
    public static RebuiltViews All => new(ForumStore.InlineViews(), ForumStore.Counters());

    public static IEnumerable<string> Names =>
        [.. All.Inline.Select(view => view.Name), ForumStore.Activity, .. All.Counters.Select(counter => counter.GetType().Name)];

    public IReadOnlyList<ViewTable> Tables => [.. ByProjection.Select(one => one.Table)];

    /// <summary>The tables, each with the name of what fills it.</summary>
    public IEnumerable<(string Projection, ViewTable Table)> ByProjection =>
    [
        .. Inline.SelectMany(view => view.Tables.Select(table => (view.Name, table))),
        .. Counters.SelectMany(counter => counter.Tables.Select(table => (counter.GetType().Name, table))),
    ];

    /// <param name="names">Of <see cref="Names"/>. None means all.</param>
    public static RebuiltViews Of(IReadOnlyCollection<string> names)
    {
        return names.Count == 0
            ? All
            : new RebuiltViews(
                [.. All.Inline.Where(view => IsAsked(view.Name))],
                [.. All.Counters.Where(counter => IsAsked(ForumStore.Activity) || IsAsked(counter.GetType().Name))]);

        bool IsAsked(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
