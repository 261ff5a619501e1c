using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Forum.Api.Storage;

namespace Forum.Api.Rebuilding;

/// <summary>What projections say in SQL, of the tables that are being made and no longer of those that stand.</summary>
public sealed partial class NextSql
{
    public const string Schema = "views_next";

    readonly ConcurrentDictionary<string, string> said = new();
    readonly HashSet<string> tables;

    public NextSql(IEnumerable<ViewTable> tables) => this.tables = [.. tables.Select(table => table.Identifier.Name)];

    /// <summary>A view that is not made again is read where it stands.</summary>
    public string Of(string sql) => said.GetOrAdd(sql, text => Numbered(Table().Replace(
        text, name => tables.Contains(name.Groups[1].Value) ? $"{Schema}.{name.Groups[1].Value}" : name.Value)));

    static string Numbered(string sql)
    {
        var (numbered, count) = (new StringBuilder(sql.Length + 32), 0);
        foreach (var letter in sql)
        {
            if (letter == '?') numbered.Append('$').Append(++count);
            else numbered.Append(letter);
        }

        return numbered.ToString();
    }

    [GeneratedRegex($@"\b{ViewTable.Schema}\.([a-z_]+)")]
    private static partial Regex Table();
}
