using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Communities;

/// <summary>How much there is in a community, what is hidden included, and how many follow it. Nothing has no row.</summary>
public sealed class CommunityActivity() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("community_activity")
        .Key("community_id", "uuid")
        .Required("threads", "bigint")
        .Required("comments", "bigint")
        .Required("followers", "bigint");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var counted = events
            .Select(e => Counted(e.Data))
            .OfType<(CommunityId Community, int Threads, int Followers)>()
            .GroupBy(count => count.Community.Value)
            .ToList();
        if (counted.Count > 0)
        {
            operations.QueueSqlCommand(
                """
                insert into views.community_activity as counted (community_id, threads, comments, followers)
                select added.community_id, added.threads, 0, added.followers from unnest(?, ?, ?) as added(community_id, threads, followers)
                on conflict (community_id) do update
                set threads = counted.threads + excluded.threads, followers = counted.followers + excluded.followers
                """,
                counted.Select(count => count.Key).ToArray(), counted.Select(count => count.Sum(of => (long)of.Threads)).ToArray(),
                counted.Select(count => count.Sum(of => (long)of.Followers)).ToArray());
        }

        var comments = events.Select(e => ThreadOf(e.Data)).OfType<ThreadId>().GroupBy(thread => thread.Value).ToList();
        if (comments.Count == 0) return;

        // A comment's event does not tell its community. The thread's own row is written with the thread, and does.
        operations.QueueSqlCommand(
            """
            insert into views.community_activity as counted (community_id, threads, comments, followers)
            select thread.community_id, 0, sum(added.comments), 0
            from unnest(?, ?) as added(thread_id, comments) join views.thread thread on thread.id = added.thread_id
            group by thread.community_id
            on conflict (community_id) do update set comments = counted.comments + excluded.comments
            """,
            comments.Select(thread => thread.Key).ToArray(), comments.Select(thread => thread.LongCount()).ToArray());
    }

    static (CommunityId Community, int Threads, int Followers)? Counted(object @event) => @event switch
    {
        ArticleImported imported => (imported.CommunityId, 1, 0),
        ThreadStarted started => (started.CommunityId, 1, 0),
        ThreadImported imported => (imported.CommunityId, 1, 0),
        CommunityFollowed followed => (followed.Community, 0, 1),
        CommunityUnfollowed unfollowed => (unfollowed.Community, 0, -1),
        _ => null,
    };

    static ThreadId? ThreadOf(object @event) => @event switch
    {
        CommentPosted posted => posted.ThreadId,
        CommentImported imported => imported.ThreadId,
        _ => null,
    };
}
