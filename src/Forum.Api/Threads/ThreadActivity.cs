using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Threads;

/// <summary>How many comments a thread holds, hidden ones included since they keep their place, and when it last moved.</summary>
public sealed class ThreadActivity() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("thread_activity")
        .Key("thread_id", "uuid")
        .Required("community_id", "uuid")
        .Required("number", "bigint")
        .Required("comment_count", "bigint")
        .Required("last_activity", "timestamptz")
        .Index("thread_activity_last", "last_activity", "number")
        .Index("thread_activity_community_last", "community_id", "last_activity", "number")
        .Index("thread_activity_comments", "comment_count", "number")
        .Index("thread_activity_community_comments", "community_id", "comment_count", "number");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var started = events.Where(e => NewThread(e.Data) is not null).Select(e => (New: NewThread(e.Data)!.Value, e.Timestamp)).ToList();
        if (started.Count > 0)
        {
            operations.QueueSqlCommand(
                """
                insert into views.thread_activity (thread_id, community_id, number, comment_count, last_activity)
                select thread_id, community_id, number, 0, at from unnest(?, ?, ?, ?) as started(thread_id, community_id, number, at)
                """,
                started.Select(thread => thread.New.Thread.Value).ToArray(), started.Select(thread => thread.New.Community.Value).ToArray(),
                started.Select(thread => thread.New.Number).ToArray(), started.Select(thread => thread.Timestamp.ToUniversalTime()).ToArray());
        }

        var comments = events
            .Select(e => (Thread: ThreadOf(e.Data), e.Timestamp))
            .Where(comment => comment.Thread is not null)
            .GroupBy(comment => comment.Thread!.Value.Value, comment => comment.Timestamp)
            .ToList();
        if (comments.Count == 0) return;

        operations.QueueSqlCommand(
            """
            update views.thread_activity activity
            set comment_count = activity.comment_count + added.comments, last_activity = greatest(activity.last_activity, added.latest)
            from unnest(?, ?, ?) as added(thread_id, comments, latest)
            where activity.thread_id = added.thread_id
            """,
            comments.Select(thread => thread.Key).ToArray(),
            comments.Select(thread => thread.LongCount()).ToArray(),
            comments.Select(thread => thread.Max().ToUniversalTime()).ToArray());
    }

    static (ThreadId Thread, CommunityId Community, long Number)? NewThread(object @event) => @event switch
    {
        ArticleImported imported => (imported.ThreadId, imported.CommunityId, imported.Number),
        ThreadStarted started => (started.ThreadId, started.CommunityId, started.Number),
        ThreadImported imported => (imported.ThreadId, imported.CommunityId, imported.Number),
        _ => null,
    };

    static ThreadId? ThreadOf(object @event) => @event switch
    {
        CommentPosted posted => posted.ThreadId,
        CommentImported imported => imported.ThreadId,
        _ => null,
    };
}
