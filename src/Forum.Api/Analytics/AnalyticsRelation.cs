using System.Security.Cryptography;
using System.Text;

namespace Forum.Api.Analytics;

/// <param name="Type">As the database calls it.</param>
/// <param name="Comment">What it means, in which unit, and what null means.</param>
public sealed record AnalyticsColumn(string Name, string Type, string Comment);

public enum AnalyticsKind
{
    Fact,
    Dimension,
    Aggregate,
}

/// <summary>Something that analysts query, said once: how it is made, and what it and its columns mean.</summary>
/// <param name="Sql">Makes it of <see cref="AnalyticsSources"/>, its columns in their order.</param>
/// <param name="IsOfNowAlone">Whether it is not made as of a cut.</param>
public sealed record AnalyticsRelation(
    string Name, AnalyticsKind Kind, string Comment, IReadOnlyList<AnalyticsColumn> Columns, Func<AnalyticsSources, string> Sql,
    bool IsOfNowAlone = false)
{
    /// <summary>Changes whenever what the columns hold may change.</summary>
    public string Version { get; } = Hash(
        string.Join('\n', Columns.Select(column => $"{column.Name} {column.Type}")) + Sql(new AnalyticsSources("as_of", "made", "now")));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
