using Forum.Api.Analytics;

namespace Forum.Api.Exports;

/// <summary>Which rows of a source.</summary>
/// <param name="From">Where the relations are.</param>
/// <param name="After">SQL for the key of the last row that is not wanted; null for all.</param>
public sealed record ExportScope(AnalyticsSources From, long Cut, DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<string>? After)
{
    /// <summary>SQL that is true of rows in the scope.</summary>
    public string Holds(string day, IReadOnlyList<string> key) => $"{IsWithin(day)} and {IsAfter(key)}";

    public string IsWithin(string day) =>
        $"{(FirstDay is { } first ? $"{day} >= date '{first:yyyy-MM-dd}'" : "true")} and {(LastDay is { } last ? $"{day} <= date '{last:yyyy-MM-dd}'" : "true")}";

    public string IsAfter(IReadOnlyList<string> key) => After is null ? "true" : $"({string.Join(", ", key)}) > ({string.Join(", ", After)})";
}
