using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Moderation;

/// <summary>What the numbers in a request about a case name; null for what does not exist.</summary>
public sealed record CaseTargets(
    CommunityId? Community, ThreadId? Thread, CommentId? Comment, MemberId? Member, MemberId? Claimant, CaseId? Entry);

public sealed class CaseQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    /// <summary>
    /// SQL that is true for a case that the viewer, the first three parameters, may know of. Whoever moderates there knows of what moderators hid.
    /// </summary>
    public static string Exists(string entry) =>
        $"({entry}.hides_existence = 0 or $1 or ({entry}.hides_existence < 4 and {entry}.community_id = any($2)))";

    public Task<CaseModel?> FindAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("number", number, viewer, cancellation);

    public Task<CaseModel?> FindAsync(CaseId id, Viewer viewer, CancellationToken cancellation) =>
        FindAsync("id", id.Value, viewer, cancellation);

    async Task<CaseModel?> FindAsync<TKey>(string column, TKey key, Viewer viewer, CancellationToken cancellation) where TKey : notnull
    {
        await using var command = database.CreateCommand(
            $"select {CaseModel.Columns} from {CaseModel.Tables} where c.{column} = $4 and {Exists("c")}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = key });
        CaseModel stored;
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            if (!await rows.ReadAsync(cancellation)) return null;
            stored = CaseModel.Read(rows, viewer);
        }

        return (await mentioning.ShowAsync([stored], cancellation))[0];
    }

    /// <summary>Only what the viewer may know of. The community of an entry, thread or comment goes before the named one.</summary>
    public async Task<CaseTargets> FindTargetsAsync(
        Viewer viewer, string? community, long? thread, long? comment, long? member, long? claimant, long? entry, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select case when entry.id is null then coalesce(thread.community_id, community.id) else entry.community_id end,
                thread.id, comment.id, member.id, claimant.id, entry.id
            from (select) one
            left join views.comment comment on comment.number = $6 and {CaseModel.CommentExists}
            left join views.thread thread on (thread.number = $5 or thread.id = comment.thread_id) and {CaseModel.ThreadExists}
            left join views.community community on community.name_key = $4
            left join views.member member on member.number = $7
            left join views.member claimant on claimant.number = $8
            left join views.moderation_case entry on entry.number = $9 and {Exists("entry")}
            limit 1
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = FoldedName.Of(community ?? "") });
        foreach (var number in (ReadOnlySpan<long?>)[thread, comment, member, claimant, entry])
        {
            command.Parameters.Add(new() { Value = number ?? 0 });
        }

        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new CaseTargets(
            Id<CommunityId>(0), Id<ThreadId>(1), Id<CommentId>(2), Id<MemberId>(3), Id<MemberId>(4), Id<CaseId>(5));

        TId? Id<TId>(int column) where TId : struct, IId<TId> => row.IsDBNull(column) ? null : TId.From(row.GetGuid(column));
    }

    /// <summary>The act of a case and what entitles a viewer to act on it; null where there is no such case that they may know of.</summary>
    public async Task<(CaseId Id, CaseAct Act)?> FindActAsync(long number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id, act::text from views.moderation_case where number = $1");
        command.Parameters.Add(new() { Value = number });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        var act = System.Text.Json.JsonSerializer.Deserialize<CaseAct>(row.GetString(1), CaseView.Json)!;
        return (new CaseId(row.GetGuid(0)), act);
    }

    /// <summary>What entitles a viewer to <paramref name="act"/>.</summary>
    public async Task<CaseAuthority> AuthorityAsync(Viewer viewer, CaseAct act, CancellationToken cancellation) => new(
        viewer.IsAdministrator,
        act.Community is { } community && viewer.Moderates(community),
        viewer.IsModerator,
        viewer.IsAdministrator || (act.Kind == CaseKind.ApproveClaim && act.Member is { } author && viewer.IsModerator
            && await ModeratesAllOfAsync(viewer, author, cancellation)));

    /// <summary>
    /// SQL that is true where the viewer, the first three parameters, moderates wherever an imported author wrote: who says whose that is.
    /// </summary>
    /// <param name="author">The author's id.</param>
    public static string ModeratesAllOf(string author) =>
        $"""
        (exists (select from views.comment where author_id = {author})
            and not exists (select from views.comment where author_id = {author} and community_id <> all($2))
            and not exists (select from views.thread where author_id = {author} and community_id <> all($2)))
        """;

    async Task<bool> ModeratesAllOfAsync(Viewer viewer, MemberId author, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {ModeratesAllOf("$4")} and $1::boolean is not null and $3::uuid is not null");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = author.Value });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Cases that are neither finished nor taken back to the end, oldest first.</summary>
    public async Task<IReadOnlyList<CaseId>> UnfinishedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select id from views.moderation_case
            where undone_at is null and (completed_at is null or undo_opened_at is not null) order by number
            """);
        var cases = new List<CaseId>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) cases.Add(new CaseId(rows.GetGuid(0)));
        return cases;
    }
}
