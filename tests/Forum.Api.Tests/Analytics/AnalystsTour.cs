using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Forum.Api.Tests.Analytics;

/// <param name="Title">The heading that it stands below.</param>
/// <param name="Answer">A Markdown table, line by line.</param>
public sealed record TourQuestion(string Title, string Sql, IReadOnlyList<string> Answer)
{
    /// <summary>Asks it again.</summary>
    /// <returns>The answer as it should stand in the tour: nothing is an empty cell.</returns>
    public async Task<IReadOnlyList<string>> AskAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = Enumerable.Range(0, reader.FieldCount).ToList();
        var table = new List<string> { Line(columns.Select(reader.GetName)), $"|{string.Concat(columns.Select(_ => "---|"))}" };
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            table.Add(Line(columns.Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)));
        }

        return table;
    }

    static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

/// <summary>The questions in <c>deploy/analytics/README.md</c>, with the answers that it prints.</summary>
static partial class AnalystsTour
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Analytics", "tour.md")).ReplaceLineEndings("\n");

    public static IReadOnlyList<TourQuestion> Questions { get; } =
    [
        .. Question().Matches(Text).Select(match => new TourQuestion(
            match.Groups["title"].Value, match.Groups["sql"].Value, match.Groups["answer"].Value.TrimEnd('\n').Split('\n'))),
    ];

    /// <summary>The cuts that it has a schema made of.</summary>
    public static IReadOnlyList<string> Cuts { get; } = [.. Cut().Matches(Text).Select(match => match.Groups["cut"].Value).Distinct()];

    [GeneratedRegex(@"^## (?<title>.+)\n\n```sql\n(?<sql>[^`]+)```\n\n(?<answer>(?:\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Question();

    [GeneratedRegex(@"analytics at --cut (?<cut>\d+)")]
    private static partial Regex Cut();
}
