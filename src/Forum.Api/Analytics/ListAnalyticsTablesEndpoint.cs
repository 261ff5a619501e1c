using Forum.Api.Storage;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Forum.Api.Analytics;

/// <param name="Type">As the database calls it.</param>
/// <param name="Comment">What it means, in which unit, and what null means.</param>
public sealed record AnalyticsColumnModel(string Name, string Type, string Comment);

/// <param name="Version">Changes whenever what the columns hold may change.</param>
/// <param name="OfNowAlone">Whether it is in no schema of an earlier cut.</param>
public sealed record AnalyticsTableModel(
    string Name, AnalyticsKind Kind, string Comment, string Version, bool OfNowAlone, IReadOnlyList<AnalyticsColumnModel> Columns);

/// <param name="Version">Of all of them together.</param>
public sealed record AnalyticsTablesModel(string Schema, string Version, IReadOnlyList<AnalyticsTableModel> Tables);

public static class ListAnalyticsTablesEndpoint
{
    static readonly AnalyticsTablesModel Tables = new(
        ForumStore.Analytics,
        AnalyticsDefinitions.Version,
        [
            .. AnalyticsDefinitions.All.Select(relation => new AnalyticsTableModel(
                relation.Name, relation.Kind, relation.Comment, relation.Version, relation.IsOfNowAlone,
                [.. relation.Columns.Select(column => new AnalyticsColumnModel(column.Name, column.Type, column.Comment))])),
        ]);

    /// <summary>What analysts can query in the database, and what each table and column there means. Nothing of what is in them.</summary>
    [WolverineGet("/api/analytics/tables"), AllowAnonymous, Tags("Analytics")]
    public static AnalyticsTablesModel Get() => Tables;
}
