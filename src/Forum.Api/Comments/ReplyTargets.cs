using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Comments;

/// <param name="Thread">The number of the thread that it goes to.</param>
/// <param name="Parent">The number of the comment that it answers.</param>
/// <param name="Id">The id that it is to have.</param>
public sealed record Reply(long Thread, long? Parent, Guid Id);

/// <summary>
/// Where a reply goes, and the streams that decide whether it may. A null is something that does not exist, or that the viewer may not know of.
/// </summary>
/// <param name="IdIsTaken">Something has the id that the reply is to have.</param>
public sealed record ReplyTargets(StreamVersion? Community, StreamVersion? Thread, StreamVersion? Parent, StreamVersion Author, bool IdIsTaken);

/// <summary>Finds what the numbers in a reply name.</summary>
public sealed class ReplyTargetQuery(NpgsqlDataSource database)
{
    static readonly string ThreadExists = Visibility.OfMany(Visibility.Exists("thread", "thread.author_id"), "asked.viewer");
    static readonly string CommentExists = Visibility.OfMany(CommentModel.Exists, "asked.viewer");

    // The limits keep the database from joining all comments that there are to the few that are asked for. The selects hide from it how many these are:
    // else it plans anew each time.
    static readonly string Sql =
        $"""
        select home.community_id, {StreamVersion.Of("home.community_id")}, home.id, {StreamVersion.Of("home.id")},
            parent.id, {StreamVersion.Of("parent.id")}, {StreamVersion.Of("asked.viewer")}, exists (select from forum.mt_streams taken where taken.id = asked.id),
            asked.place
        from unnest((select $3::uuid[]), (select $4::bigint[]), (select $5::bigint[]), (select $6::uuid[]))
            with ordinality as asked(viewer, thread, parent, id, place)
        left join lateral (
            select thread.id, thread.community_id from views.thread thread where thread.number = asked.thread and {ThreadExists} limit 1) home on true
        left join lateral (
            select comment.id from views.comment comment where comment.number = asked.parent and {CommentExists} limit 1) parent on true
        """;

    readonly AskedByViewers<Reply, ReplyTargets> asked = new(
        database, Sql,
        (parameters, replies) =>
        {
            parameters.Add(new() { Value = Array.ConvertAll(replies, reply => reply.Thread) });
            parameters.Add(new() { Value = Array.ConvertAll(replies, reply => reply.Parent ?? 0) });
            parameters.Add(new() { Value = Array.ConvertAll(replies, reply => reply.Id) });
        },
        (row, viewer, _) => new ReplyTargets(
            StreamVersion.Read(row, 0), StreamVersion.Read(row, 2), StreamVersion.Read(row, 4), new(viewer.Id!.Value.Value, row.GetInt64(6)), row.GetBoolean(7)));

    public async Task<ReplyTargets> FindAsync(Viewer viewer, Reply reply, CancellationToken cancellation) =>
        (await asked.AskAsync(viewer, reply, cancellation))!;
}
