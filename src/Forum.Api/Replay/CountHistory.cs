using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Replay;

/// <summary>
/// How much there had been in a thread or a community after each block of the log in which that changed, what is hidden included. What had been at a
/// cut is one probe, and the events of no more than one block, however long the log is.
/// </summary>
public sealed class CountHistory() : Counter(Rows)
{
    /// <summary>So many positions of the log are a block. Rows are kept by it: another size makes other rows, which only a rebuild makes.</summary>
    public const int Block = 1_024;

    static readonly ViewTable Rows = new ViewTable("count_history")
        .Key("of_id", "uuid")
        .Key("block", "bigint")
        .Required("threads", "bigint")
        .Required("comments", "bigint")
        .Required("followers", "bigint")
        .Optional("last_comment", "timestamptz");

    // One statement for all: a sum begins with the last row there is, so a row of a later block must not be there before those of earlier ones are added.
    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var (others, comments) = (InBlocks(events.Select(OfCommunity)), InBlocks(events.Select(OfThread)));
        if (others.Count + comments.Count == 0) return;
        operations.QueueSqlCommand(
            """
            with commented as (
                select * from unnest(?, ?, ?, ?) as commented(of_id, block, comments, last_comment)
            ),
            added as (
                select of_id, block, sum(threads) as threads, sum(comments) as comments, sum(followers) as followers, max(last_comment) as last_comment
                from (
                    select of_id, block, 0 as threads, comments, 0 as followers, last_comment from commented
                    union all
                    select thread.community_id, block, 0, comments, 0, null from commented join views.thread thread on thread.id = commented.of_id
                    union all
                    select of_id, block, threads, 0, followers, null from unnest(?, ?, ?, ?) as other(of_id, block, threads, followers)) each
                group by of_id, block
            )
            insert into views.count_history as counted (of_id, block, threads, comments, followers, last_comment)
            select added.of_id, added.block, coalesce(last.threads, 0) + sum(added.threads) over so_far,
                coalesce(last.comments, 0) + sum(added.comments) over so_far, coalesce(last.followers, 0) + sum(added.followers) over so_far,
                greatest(last.last_comment, max(added.last_comment) over so_far)
            from added left join lateral (
                select * from views.count_history earlier where earlier.of_id = added.of_id order by earlier.block desc limit 1) last on true
            window so_far as (partition by added.of_id order by added.block)
            on conflict (of_id, block) do update
            set threads = excluded.threads, comments = excluded.comments, followers = excluded.followers, last_comment = excluded.last_comment
            """,
            Each(comments, one => one.Key.Of), Each(comments, one => one.Key.Block), Each(comments, one => one.LongCount()),
            Each(comments, one => one.Max(comment => comment.Event.Timestamp).ToUniversalTime()),
            Each(others, one => one.Key.Of), Each(others, one => one.Key.Block), Each(others, one => one.Sum(other => other.Threads)),
            Each(others, one => one.Sum(other => other.Followers)));
    }

    static List<IGrouping<(Guid Of, long Block), Counted>> InBlocks(IEnumerable<Counted?> counted) =>
        [.. counted.OfType<Counted>().GroupBy(one => (one.Of, one.Event.Sequence / Block))];

    static T[] Each<T>(List<IGrouping<(Guid Of, long Block), Counted>> groups, Func<IGrouping<(Guid Of, long Block), Counted>, T> value) =>
        [.. groups.Select(value)];

    static Counted? OfCommunity(IEvent e) => e.Data switch
    {
        ArticleImported imported => new(imported.CommunityId.Value, e, Threads: 1),
        ThreadStarted started => new(started.CommunityId.Value, e, Threads: 1),
        ThreadImported imported => new(imported.CommunityId.Value, e, Threads: 1),
        CommunityFollowed followed => new(followed.Community.Value, e, Followers: 1),
        CommunityUnfollowed unfollowed => new(unfollowed.Community.Value, e, Followers: -1),
        _ => null,
    };

    static Counted? OfThread(IEvent e) => e.Data switch
    {
        CommentPosted posted => new(posted.ThreadId.Value, e),
        CommentImported imported => new(imported.ThreadId.Value, e),
        _ => null,
    };

    sealed record Counted(Guid Of, IEvent Event, long Threads = 0, long Followers = 0);
}
