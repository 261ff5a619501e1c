using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Replay;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Communities;
using Npgsql;

namespace Forum.Api.Communities;

/// <param name="Title">As people would say it; null where the name is all there is.</param>
/// <param name="Description">Markdown.</param>
/// <param name="MaxDepth">How many levels of answers there may be.</param>
/// <param name="History">Who, beside an author and moderators, may read earlier versions.</param>
public sealed record CommunityModel(
    Guid Id, long Number, string Name, string? Title, string Description, bool Downvotes, int MaxDepth, HistoryVisibility History,
    DateTimeOffset CreatedAt) : IMentioning<CommunityModel>
{
    /// <summary>True where it is shown as it stood, was described otherwise than today, and you may not read how.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Closed { get; init; }

    IEnumerable<string?> IMentioning<CommunityModel>.Texts => [Title, Description];

    public CommunityModel Shown(MentioningTexts texts) => this with { Title = texts.PlainOrNull(Title), Description = texts.Plain(Description) };
}

public enum CommunitySort
{
    Old,
}

public sealed class CommunityQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    const string Columns = "id, number, name, created_at, title, description, downvotes, max_depth, history";

    const string ModeratorsSql =
        $"""
        select {MemberModel.Columns}
        from views.community community
        join views.community_moderator moderator on moderator.community_id = community.id
        join views.member member on member.id = moderator.member_id
        where community.name_key = $1
        order by moderator.since, member.number
        """;

    const string UnseenSql =
        """
        (select thread.id from views.thread thread where thread.community_id = community.id and thread.hides_existence > 0
        union select comment.id from views.comment comment where comment.community_id = community.id and comment.hides_existence > 0)
        """;

    // What not everybody may know of is not counted.
    static readonly string CountsSql =
        $"""
        select coalesce(activity.threads, 0) - (
                   select count(*) from views.thread unseen where unseen.community_id = community.id and unseen.hides_existence > 0),
               coalesce(activity.comments, 0) - (
                   select count(*) from ({CommentExistence.Below(UnseenSql)}) gone join views.comment comment on comment.id = gone.id),
               coalesce(activity.followers, 0),
               exists (select from views.follow where member_id = $2 and community_id = community.id),
               exists (select from views.block where member_id = $2 and target_id = community.id)
        from views.community community
        left join views.community_activity activity on activity.community_id = community.id
        where community.name_key = $1
        """;

    /// <summary>The community that goes by this name, however it is spelled; or null.</summary>
    public async Task<CommunityModel?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from views.community where name_key = $1");
        command.Parameters.Add(new() { Value = FoldedName.Of(name) });
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <summary>The same as it is stored, with members mentioned by id.</summary>
    public async Task<CommunityModel?> FindStoredAsync(string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from views.community where name_key = $1");
        command.Parameters.Add(new() { Value = FoldedName.Of(name) });
        return (await ReadStoredAsync(command, cancellation)).SingleOrDefault();
    }

    /// <summary>The same with what people see of it, in one round trip.</summary>
    public async Task<CommunityProfile?> FindProfileAsync(string name, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in (ReadOnlySpan<string>)[$"select {Columns} from views.community where name_key = $1", ModeratorsSql, CountsSql])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new() { Value = FoldedName.Of(name) });
            if (sql == CountsSql) command.Parameters.Add(new() { Value = viewer.Id?.Value ?? Guid.Empty });
            batch.BatchCommands.Add(command);
        }

        CommunityModel community;
        CommunityCounts counts;
        var moderators = new List<MemberModel>();
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            if (!await rows.ReadAsync(cancellation)) return null;
            community = Read(rows);

            await rows.NextResultAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) moderators.Add(MemberModel.Read(rows, 0, viewer));

            await rows.NextResultAsync(cancellation);
            await rows.ReadAsync(cancellation);
            counts = new CommunityCounts(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetBoolean(3), rows.GetBoolean(4));
        }

        var texts = await mentioning.ReadAsync([community.Title, community.Description], cancellation);
        return CommunityProfile.Of(community.Shown(texts), texts.Html(community.Description), moderators, counts);
    }

    public async Task<Page<CommunityModel>> ListAsync(Paging<CommunitySort> paging, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from views.community where number > $1 order by number limit $2");
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        return paging.Cut(await ReadAsync(command, cancellation), community => (Key: 0, community.Number));
    }

    /// <summary>Those that there were at a cut, as they are today and as they are stored.</summary>
    public async Task<Page<CommunityModel>> ListAsync(Paging<CommunitySort> paging, CutModel cut, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from views.community where number > $1 and {ReplayedLists.Came("community", "$3")} order by number limit $2");
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = cut.Position });
        return paging.Cut(await ReadStoredAsync(command, cancellation), last => new Cursor(paging.Order, 0, last.Number, cut.Position));
    }

    public async Task<List<CommunityModel>> FindAsync(Guid[] ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from views.community where id = any($1)");
        command.Parameters.Add(new() { Value = ids });
        return await ReadAsync(command, cancellation);
    }

    async Task<List<CommunityModel>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation) =>
        await mentioning.ShowAsync(await ReadStoredAsync(command, cancellation), cancellation);

    static async Task<List<CommunityModel>> ReadStoredAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var communities = new List<CommunityModel>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) communities.Add(Read(rows));
        return communities;
    }

    static CommunityModel Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5), row.GetBoolean(6),
            row.GetInt32(7), Enum.Parse<HistoryVisibility>(row.GetString(8)), row.GetFieldValue<DateTimeOffset>(3));
}
