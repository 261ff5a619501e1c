using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Modlog;

public enum ModlogSort
{
    New,
}

/// <summary>Which entries are asked for; null for any.</summary>
/// <param name="Member">The number of whom they are about.</param>
/// <param name="Actor">The number of who acted.</param>
public sealed record ModlogFilter(Guid? Community, LogKind? Kind, long? Member, long? Actor, DateTimeOffset? Since, DateTimeOffset? Until)
{
    public static readonly ModlogFilter None = new(null, null, null, null, null, null);
}

/// <summary>The log a page at a time, newest first.</summary>
public sealed class ModlogQuery(NpgsqlDataSource database, Mentioning mentioning)
{
    public async Task<Page<ModlogEntry>> ListAsync(
        ModlogFilter filter, Paging<ModlogSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? long.MaxValue });
        command.CommandText =
            $"""
            select {ModlogEntry.Columns} from {ModlogEntry.Tables}
            where log.number < $5 and {Matches(filter, command.Parameters)}
            order by log.number desc limit $4
            """;

        var entries = new List<ModlogEntry>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) entries.Add(ModlogEntry.Read(rows, viewer));
        }

        return paging.Cut(await mentioning.ShowAsync(entries, cancellation), entry => (Key: 0, entry.Number));
    }

    /// <summary>Without a filter every entry has its place. With one only what the viewer may know to match is found.</summary>
    static string Matches(ModlogFilter filter, NpgsqlParameterCollection parameters)
    {
        var conditions = new List<string>();
        if (filter.Community is { } community) Add("log.community_id = {0}", community);
        if (filter.Kind is { } kind) Add("log.kind = {0}", kind.ToString());
        if (filter.Member is { } member) Add("log.member_id = (select id from views.member where number = {0})", member);
        if (filter.Actor is { } actor)
        {
            Add("log.actor_id = (select id from views.member where number = {0})", actor);
            conditions.Add($"(c.id is null or {Visibility.Shows("c", "hides_author")})");
        }

        if (filter.Since is { } since) Add("log.at >= {0}", since.ToUniversalTime());
        if (filter.Until is { } until) Add("log.at < {0}", until.ToUniversalTime());
        return conditions.Count == 0 ? "true" : $"{string.Join(" and ", conditions)} and {ModlogEntry.Known}";

        void Add(string condition, object value)
        {
            parameters.Add(new() { Value = value });
            conditions.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, $"${parameters.Count}"));
        }
    }
}
