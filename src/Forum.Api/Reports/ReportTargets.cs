using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Npgsql;

namespace Forum.Api.Reports;

/// <summary>Something that somebody wants to report.</summary>
/// <param name="IsShown">Whether they can read it: reporting something is no way to find out about it.</param>
public sealed record ReportTarget(CaseItem Item, int? Revision, MemberId? Against, CommunityId? Community, bool IsShown);

/// <summary>What a number in a report names, as far as the reporter may know of it.</summary>
public sealed class ReportTargets(NpgsqlDataSource database)
{
    static readonly string Comment =
        $"""
        select comment.id, comment.revision, coalesce(author.claimed_by, author.id), comment.community_id, comment.hides_text
        from views.comment comment join views.member author on author.id = comment.author_id
        where comment.number = $4 and {CaseModel.CommentExists}
        """;

    static readonly string Thread =
        $"""
        select thread.id, thread.revision, thread.author_id, thread.community_id, thread.hides_text
        from views.thread thread where thread.number = $4 and {CaseModel.ThreadExists}
        """;

    const string Member =
        """
        select id, not exists (select from views.profile_suppression hidden
            where hidden.target_id = member.id and hidden.part = $2 and cardinality(hidden.lifted_by) = 0)
        from views.member member where number = $1
        """;

    public Task<ReportTarget?> CommentAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        PostAsync(Comment, CaseItemKind.Comment, number, viewer, cancellation);

    public Task<ReportTarget?> ThreadAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        PostAsync(Thread, CaseItemKind.Thread, number, viewer, cancellation);

    public async Task<ReportTarget?> MemberAsync(long number, ProfilePart part, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Member);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = part.ToString() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        var id = row.GetGuid(0);
        return new ReportTarget(
            new CaseItem(CaseItemKind.Member, id), Revision: null, new MemberId(id), Community: null, row.GetBoolean(1) || viewer.IsModerator);
    }

    async Task<ReportTarget?> PostAsync(string sql, CaseItemKind kind, long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;

        Guid? author = row.IsDBNull(2) ? null : row.GetGuid(2);
        var community = row.GetGuid(3);
        return new ReportTarget(
            new CaseItem(kind, row.GetGuid(0)), row.GetInt32(1), author is { } id ? new MemberId(id) : null, new CommunityId(community),
            Visibility.Shows(row.GetInt16(4), Visibility.SeesThrough(viewer, author, community)));
    }
}
