using Forum.Api.History;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Forum.Domain;
using Forum.Domain.Communities;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>A thread as it is today, and what today decides of who may see its past.</summary>
/// <param name="Author">Who started it, as of now, whether or not the viewer may know.</param>
/// <param name="HidesText">The layers that hide it today, as bits; with the author's where they left and took it with them.</param>
/// <param name="Withdrawn">That alone.</param>
/// <param name="Own">The viewer, and the imported authors whom they claimed.</param>
/// <param name="Unseen">The comments that are hidden from existence today, and by which layers.</param>
public sealed record ThreadHead(
    ThreadSummary Today, Guid Community, Guid? Author, int HidesText, int HidesAuthor, int HidesExistence, int Withdrawn,
    HistoryVisibility History, IReadOnlySet<Guid> Own, IReadOnlyDictionary<Guid, int> Unseen)
{
    static readonly string Head =
        $"""
        select {ThreadSummary.Columns}, thread.community_id, member.id, {Visibility.HidesText("thread", "member")}, thread.hides_author, thread.hides_existence,
            coalesce(member.withdrawn, false), community.history, array(select claimed.id from views.member claimed where claimed.claimed_by = $3)
        from {ThreadSummary.Tables} where thread.number = $4 and {ThreadSummary.Exists}
        """;

    const string Gone =
        """
        select comment.id, comment.hides_existence from views.comment comment
        where comment.thread_id = (select id from views.thread where number = $1) and comment.hides_existence > 0
        """;

    /// <returns>Null where there is no such thread that the viewer may know of today.</returns>
    public static async Task<ThreadHead?> FindAsync(NpgsqlDataSource database, long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        var head = new NpgsqlBatchCommand(Head);
        head.Parameters.AddViewer(viewer);
        head.Parameters.Add(new() { Value = number });
        batch.BatchCommands.Add(head);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Gone) { Parameters = { new() { Value = number } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;

        const int At = ThreadSummary.Width;
        var own = rows.GetFieldValue<Guid[]>(At + 7).ToHashSet();
        if (viewer.Id is { } id) own.Add(id.Value);
        var unseen = new Dictionary<Guid, int>();
        var found = new ThreadHead(
            ThreadSummary.Read(rows, viewer), rows.GetGuid(At), rows.IsDBNull(At + 1) ? null : rows.GetGuid(At + 1), rows.GetInt16(At + 2),
            rows.GetInt16(At + 3), rows.GetInt16(At + 4), rows.GetBoolean(At + 5) ? Visibility.Author : 0,
            Enum.Parse<HistoryVisibility>(rows.GetString(At + 6)), own, unseen);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) unseen.Add(rows.GetGuid(0), rows.GetInt16(1));
        return found;
    }

    /// <summary>Whether a viewer may read what one of its posts said before, whoever wrote that.</summary>
    public bool IsHistoryOpen(Viewer viewer, Guid? author) =>
        new HistoryOwner(author is { } id ? new MemberId(id) : null, new CommunityId(Community), History).IsOpenTo(viewer);

    public int SeesThrough(Viewer viewer, Guid? author) => Visibility.SeesThrough(viewer, author, Community);

    /// <summary>Whether a viewer may know of something that some layers hide from existence: <see cref="Visibility.Exists(string, string)"/> for what is in memory.</summary>
    /// <param name="isOwn">They wrote it.</param>
    public bool Shows(Viewer viewer, int hidesExistence, bool isOwn) =>
        hidesExistence == 0 || viewer.IsAdministrator
        || (hidesExistence < SuppressionRows.Bit(Domain.Moderation.SuppressionLayer.Oversight)
            && (viewer.Moderates(new CommunityId(Community)) || isOwn));
}
