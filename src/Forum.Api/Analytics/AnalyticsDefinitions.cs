namespace Forum.Api.Analytics;

/// <summary>
/// All that analysts can query, in the order in which it can be made. What a column means never changes: whoever wants another meaning adds a
/// column or a relation, so that a query gives the same number next year.
/// </summary>
public static class AnalyticsDefinitions
{
    public static IReadOnlyList<AnalyticsRelation> All { get; } =
        [.. AnalyticsDimensions.All, .. AnalyticsFacts.All, .. AnalyticsAggregates.All];

    /// <summary>Of all of them, comments too.</summary>
    public static string Version { get; } = AnalyticsRelation.Hash(string.Join('\n', All.Select(relation =>
        $"{relation.Name} {relation.Version} {relation.Comment} {string.Join(' ', relation.Columns.Select(column => column.Comment))}")));
}
