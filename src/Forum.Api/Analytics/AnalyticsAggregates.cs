namespace Forum.Api.Analytics;

/// <summary>What is asked most often, made of facts and dimensions.</summary>
static class AnalyticsAggregates
{
    public static readonly AnalyticsRelation[] All =
    [
        new(
            "daily_activity", AnalyticsKind.Aggregate,
            "What was written, edited and voted on a day in a community. Days on which nothing happened there have no row; join day for them. Numbers of the past fall when something is removed or somebody leaves.",
            [
                new("day", "date", "The day in UTC."),
                new("community_number", "bigint", "Number of the community; see community."),
                new("threads", "bigint", "Threads started here; imported ones are apart."),
                new("comments", "bigint", "Comments posted here; imported ones are apart."),
                new("authors", "bigint", "Members who started a thread or posted a comment here, each counted once; not those who have left."),
                new("edits", "bigint", "Edits of threads and comments."),
                new("votes", "bigint", "Votes that stand, by the day when they were last changed."),
                new("imported_threads", "bigint", "Threads imported on that day, whenever they were written."),
                new("imported_comments", "bigint", "Comments imported on that day, whenever they were written."),
            ],
            from => $"""
                select happened.day, happened.community_number, count(*) filter (where happened.kind = 'thread'), count(*) filter (where happened.kind = 'comment'),
                    count(distinct happened.member_key), count(*) filter (where happened.kind = 'edit'), count(*) filter (where happened.kind = 'vote'),
                    count(*) filter (where happened.kind = 'imported thread'), count(*) filter (where happened.kind = 'imported comment')
                from (
                    select started_on as day, community_number, case when is_imported then 'imported thread' else 'thread' end as kind,
                        case when not is_imported then member_key end as member_key
                    from {from.Schema}.thread
                    union all
                    select posted_on, community_number, case when is_imported then 'imported comment' else 'comment' end, case when not is_imported then member_key end
                    from {from.Schema}.comment
                    union all
                    select edited_on, community_number, 'edit', null from {from.Schema}.edit
                    union all
                    select cast_on, community_number, 'vote', null from {from.Schema}.vote) happened
                group by happened.day, happened.community_number
                """),
        new(
            "reply_latency", AnalyticsKind.Aggregate,
            "For each thread started here, how long until somebody else answered. Imported threads and comments do not count: their times are of the import.",
            [
                new("thread_number", "bigint", "Number of the thread; see thread."),
                new("community_number", "bigint", "Number of the community; see community."),
                new("started_at", "timestamp with time zone", "When it was started."),
                new("first_reply_at", "timestamp with time zone", "When the first comment by anybody but its author was posted. Null where there is none yet."),
                new("minutes_to_first_reply", "double precision", "Minutes from started_at to first_reply_at. Null where there is no reply yet."),
                new("replies", "bigint", "Comments by anybody but its author."),
            ],
            from => $"""
                select thread.thread_number, thread.community_number, thread.started_at, answered.first_at,
                    (extract(epoch from answered.first_at - thread.started_at) / 60)::double precision, coalesce(answered.replies, 0)
                from {from.Schema}.thread
                left join (
                    select asked.thread_number, min(comment.posted_at) as first_at, count(*) as replies
                    from {from.Schema}.comment join {from.Schema}.thread asked on asked.thread_number = comment.thread_number
                    where not comment.is_imported and (comment.member_key <> asked.member_key or comment.member_key is null or asked.member_key is null)
                    group by asked.thread_number) answered on answered.thread_number = thread.thread_number
                where not thread.is_imported
                """),
        new(
            "retention_cohort", AnalyticsKind.Aggregate,
            "Of the members who registered in a month, how many wrote in that month and in each after it. Those who have left are not in it, nor are imported authors.",
            [
                new("cohort_month", "date", "The first of the month in UTC in which they registered."),
                new("months_since", "integer", "Months after that; 0 is the month itself."),
                new("members", "bigint", "How many registered in that month and are here."),
                new("active_members", "bigint", "How many of them started a thread or posted a comment in the month that is so many months later."),
                new("retention", "double precision", "active_members / members, from 0 to 1."),
            ],
            from => $"""
                select cohort.month, elapsed.months, cohort.members, count(distinct wrote.member_key), count(distinct wrote.member_key)::double precision / cohort.members
                from (
                    select date_trunc('month', registered_on::timestamp)::date as month, count(*) as members from {from.Schema}.member
                    where member_key is not null and not is_imported group by 1) cohort
                cross join {from.Schema}.standing
                cross join lateral generate_series(0, (extract(year from standing.moment at time zone 'UTC') * 12 + extract(month from standing.moment at time zone 'UTC')
                    - extract(year from cohort.month) * 12 - extract(month from cohort.month))::integer) as elapsed(months)
                left join (
                    select distinct member.member_key, date_trunc('month', member.registered_on::timestamp)::date as month,
                        (extract(year from written.day) * 12 + extract(month from written.day)
                            - extract(year from member.registered_on) * 12 - extract(month from member.registered_on))::integer as months
                    from {from.Schema}.member
                    join (
                        select member_key, started_on as day from {from.Schema}.thread where not is_imported
                        union
                        select member_key, posted_on from {from.Schema}.comment where not is_imported) written on written.member_key = member.member_key
                    where not member.is_imported) wrote on wrote.month = cohort.month and wrote.months = elapsed.months
                group by cohort.month, elapsed.months, cohort.members
                """),
        new(
            "moderation_summary", AnalyticsKind.Aggregate,
            "What moderators did in a month in a community, what came of it, and how long reports waited. Cases count in the month in which they were opened, reports in that in which they were filed.",
            [
                new("month", "date", "The first of the month in UTC."),
                new("community_number", "bigint", "Number of the community; null for acts and reports about the whole site."),
                new("cases", "bigint", "Cases opened."),
                new("removals", "bigint", "Of them those that remove posts."),
                new("bans", "bigint", "Of them bans."),
                new("undone_cases", "bigint", "Of them those that were taken back, whenever that was."),
                new("undo_rate", "double precision", "undone_cases / cases, from 0 to 1. Null without cases."),
                new("ban_rate", "double precision", "bans / cases, from 0 to 1. Null without cases."),
                new("median_minutes_to_undo", "double precision", "Minutes from opening to having been taken back, of the cases that were. Null without one."),
                new("reports_filed", "bigint", "Reports filed."),
                new("reports_resolved", "bigint", "Of them those that are resolved."),
                new("reports_acted", "bigint", "Of them those on which something was done."),
                new("median_minutes_to_resolution", "double precision", "Minutes from filing to resolution, of those that are resolved. Null without one."),
            ],
            from => $"""
                select coalesce(done.month, told.month), coalesce(done.community_number, told.community_number), coalesce(done.cases, 0), coalesce(done.removals, 0),
                    coalesce(done.bans, 0), coalesce(done.undone, 0), done.undone::double precision / done.cases, done.bans::double precision / done.cases, done.median,
                    coalesce(told.filed, 0), coalesce(told.resolved, 0), coalesce(told.acted, 0), told.median
                from (
                    select date_trunc('month', opened_on::timestamp)::date as month, community_number, count(*) as cases, count(*) filter (where is_removal) as removals,
                        count(*) filter (where kind = 'ban') as bans, count(undone_at) as undone,
                        percentile_cont(0.5) within group (order by (extract(epoch from undone_at - opened_at) / 60)::double precision) as median
                    from {from.Schema}.moderation_case group by 1, 2) done
                full join (
                    select date_trunc('month', filed_on::timestamp)::date as month, community_number, count(*) as filed, count(resolved_on) as resolved,
                        count(*) filter (where outcome = 'acted') as acted,
                        percentile_cont(0.5) within group (order by minutes_to_resolution::double precision) as median
                    from {from.Schema}.report group by 1, 2) told
                on told.month = done.month and coalesce(told.community_number, -1) = coalesce(done.community_number, -1)
                """),
        AnalyticsReplyEdges.Relation,
    ];
}
