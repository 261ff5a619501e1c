using Forum.Api.Analytics;

namespace Forum.Api.Exports;

/// <summary>Rows that can be taken away, in an order in which one can go on where another stopped.</summary>
/// <param name="Key">Columns without null. Rows with the same key are always in one file.</param>
/// <param name="Sql">All rows, in the order of the key.</param>
/// <param name="Highest">SQL for the last that the key's first column comes to, by which one sees how far it is.</param>
/// <param name="IsOfLog">Whether it is of the log alone, which is the same up to a cut for ever.</param>
public sealed record ExportSource(
    string Name, IReadOnlyList<AnalyticsColumn> Columns, IReadOnlyList<string> Key, Func<ExportScope, string> Sql,
    Func<AnalyticsSources, string> Highest, bool IsOfLog = false);
