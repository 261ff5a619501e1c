namespace Forum.Api.Analytics;

/// <summary>Who answers whom.</summary>
static class AnalyticsReplyEdges
{
    // Made of the tables and not of comment twice: that looks at each comment once, asks what is hidden of ids, and finds keys for pairs of members
    // and not for each of their answers. At a million comments that takes half the time.
    public static readonly AnalyticsRelation Relation = new(
        "reply_edge", AnalyticsKind.Aggregate,
        "Who answers whom: a graph of members, weighted. A comment at the top level answers the thread's author. Left out are answers to oneself, and those where either is not known, has left or is hidden.",
        [
            new("community_number", "bigint", "Number of the community; see community."),
            new("from_member_key", "uuid", "Stands for who answers; see member."),
            new("to_member_key", "uuid", "Stands for who is answered; see member."),
            new("replies", "bigint", "How many answers."),
            new("first_replied_on", "date", "The day in UTC of the first; of its import, where it is imported."),
            new("last_replied_on", "date", "The day in UTC of the last; of its import, where it is imported."),
        ],
        from => $"""
            select community.number, writer.member_key, answered.member_key, sum(talk.replies)::bigint, min(talk.first_on), max(talk.last_on)
            from (
                select thread.community_id, comment.author_id, answered_post.author_id as answered_id, count(*) as replies,
                    (min(comment.posted_at) at time zone 'UTC')::date as first_on, (max(comment.posted_at) at time zone 'UTC')::date as last_on
                from {from.Table("comment")} comment
                join {from.Table("thread")} thread on thread.id = comment.thread_id
                left join {from.Table("comment")} parent on parent.id = comment.parent_key
                cross join lateral (
                    select coalesce(parent.id, case when comment.parent_known then thread.id end) as id,
                        case when parent.id is not null then parent.author_id when comment.parent_known then thread.author_id end as author_id) answered_post
                where {from.IsVisible("comment")} and {from.IsVisible("answered_post")}
                group by thread.community_id, comment.author_id, answered_post.author_id) talk
            join {from.Table("community")} community on community.id = talk.community_id
            {from.Keys("talk.author_id", "writer")}
            {from.Keys("talk.answered_id", "answered")}
            where writer.member_key <> answered.member_key
            group by community.number, writer.member_key, answered.member_key
            """);
}
