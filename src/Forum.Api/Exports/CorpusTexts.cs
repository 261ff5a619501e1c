using System.Text.RegularExpressions;
using Forum.Api.Storage;
using Forum.Domain.Text;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>Texts as they are read, but that keys stand for those whom they mention.</summary>
sealed partial class CorpusTexts
{
    const string Unknown = "unknown";

    const string Keys =
        $"""
        select member.id, link.member_key from {ViewTable.Schema}.member member
        join {ForumStore.EventSchema}.analytics_link link on link.member_id = coalesce(member.claimed_by, member.id) where member.id = any($1)
        """;

    /// <param name="texts">As they are stored.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        Guid[] met = [.. texts.SelectMany(text => Token().Matches(text)).Select(Id).Distinct()];
        var keys = new Dictionary<Guid, Guid>();
        if (met.Length > 0)
        {
            await using var command = new NpgsqlCommand(Keys, connection) { Parameters = { new() { Value = met } } };
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) keys.Add(rows.GetGuid(0), rows.GetGuid(1));
        }

        return [.. texts.Select(text => Mentions.Print(Token().Replace(text, token => $"@{(keys.TryGetValue(Id(token), out var key) ? key.ToString() : Unknown)}"), _ => null))];
    }

    static Guid Id(Match token) => Guid.ParseExact(token.Groups[1].ValueSpan, "N");

    [GeneratedRegex(@"@\{([0-9a-fA-F]{32})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
