namespace Forum.Api.Replay;

/// <summary>SQL for how much there had been at a cut, what is hidden included: what <see cref="CountHistory"/> kept, and what came since in its block.</summary>
public static class CountsThen
{
    /// <summary>A common table <c>fresh</c>: what came in the last block up to the cut, by thread and by community.</summary>
    public static string Fresh(string cut) =>
        $"""
        happened as materialized (
            select e.type, e.timestamp, e.data from forum.mt_events e
            where e.seq_id >= {cut} / {CountHistory.Block} * {CountHistory.Block} and e.seq_id <= {cut} and e.type in (
                'comment_posted', 'comment_imported', 'article_imported', 'thread_started', 'thread_imported', 'community_followed', 'community_unfollowed')
        ),
        commented as materialized (
            select (data ->> 'threadId')::uuid as of_id, count(*) as comments, max(timestamp) as last_comment
            from happened where type in ('comment_posted', 'comment_imported') group by 1
        ),
        fresh as materialized (
            select of_id, 0::bigint as threads, comments, 0::bigint as followers, last_comment from commented
            union all
            select thread.community_id, 0, commented.comments, 0, null from commented join views.thread thread on thread.id = commented.of_id
            union all
            select coalesce(data ->> 'communityId', data ->> 'community')::uuid,
                (type in ('article_imported', 'thread_started', 'thread_imported'))::int, 0,
                case type when 'community_followed' then 1 when 'community_unfollowed' then -1 else 0 end, null
            from happened where type not in ('comment_posted', 'comment_imported')
        )
        """;

    /// <summary>The sums of a thread or community, to be joined laterally. It wants <see cref="Fresh"/>.</summary>
    public static string Of(string id, string cut) =>
        $"""
        (select coalesce(sum(threads), 0)::bigint as threads, coalesce(sum(comments), 0)::bigint as comments,
            coalesce(sum(followers), 0)::bigint as followers, max(last_comment) as last_comment
        from (
            (select threads, comments, followers, last_comment from views.count_history kept
            where kept.of_id = {id} and kept.block < {cut} / {CountHistory.Block} order by kept.block desc limit 1)
            union all
            select threads, comments, followers, last_comment from fresh where fresh.of_id = {id}) known)
        """;
}
