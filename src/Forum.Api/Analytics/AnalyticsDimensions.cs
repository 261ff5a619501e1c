namespace Forum.Api.Analytics;

/// <summary>What facts are grouped by, and how far they go.</summary>
static class AnalyticsDimensions
{
    /// <summary>So many people at least are counted together where pronouns are counted.</summary>
    public const int FewestPeople = 20;

    /// <summary>Such counts go up in steps of this, so that two of them seldom tell of one person's change.</summary>
    const int Step = 10;

    public static readonly AnalyticsRelation[] All =
    [
        new(
            "standing", AnalyticsKind.Dimension,
            "One row: up to which event everything in this schema goes. Read it in the same transaction (isolation level repeatable read) as what you note it beside.",
            [
                new("cut", "bigint", "Position of the last event in the log that is counted. Null before the first."),
                new("moment", "timestamp with time zone", "When that event was stored. While nothing happens it stays as it is, however current the tables are."),
            ],
            from => $"""
                select standing.cut, standing.moment from (select 1 as id) one left join {from.Table("standing")} standing on standing.id = one.id
                """),
        new(
            "community", AnalyticsKind.Dimension,
            "Communities.",
            [
                new("community_number", "bigint", "Number of the community."),
                new("name", "text", "Its name, as in its address; it never changes."),
                new("founded_at", "timestamp with time zone", "When it was founded here, by a member or by an import."),
                new("founded_on", "date", "The day of founded_at in UTC."),
            ],
            from => $"""
                select community.number, community.name, community.founded_at, (community.founded_at at time zone 'UTC')::date
                from {from.Table("community")} community
                """),
        new(
            "member", AnalyticsKind.Dimension,
            "Members and imported authors, without name or pronouns. An author whom an account has claimed has no row of their own. A key is a pseudonym, and no more: what somebody wrote can be read on the site, with their name.",
            [
                new("member_key", "uuid", "Stands for the member. Made by chance, and thrown away when they leave: then it is null, here and everywhere."),
                new("registered_on", "date", "The day in UTC when they registered, or when somebody first imported what they wrote."),
                new("is_imported", "boolean", "Whether this is somebody whom a page names, who has no account here."),
                new("left_on", "date", "The day in UTC when they deleted their account. Null for those who are here."),
            ],
            from => $"""
                select member_link.member_key, (member.registered_at at time zone 'UTC')::date, member.is_imported, (member.left_at at time zone 'UTC')::date
                from {from.Table("member")} member left join forum.analytics_link member_link on member_link.member_id = member.id
                where member.claimed_by is null
                """),
        new(
            "day", AnalyticsKind.Dimension,
            "Every day in UTC from when the first community was founded to that of standing.moment, so that days on which nothing happened are not forgotten.",
            [
                new("day", "date", "The day."),
                new("week", "date", "The Monday of its week."),
                new("month", "date", "The first of its month."),
                new("weekday", "integer", "1 Monday to 7 Sunday."),
                new("is_weekend", "boolean", "Whether it is a Saturday or a Sunday."),
            ],
            from => $"""
                select day::date, date_trunc('week', day)::date, date_trunc('month', day)::date, extract(isodow from day)::integer, extract(isodow from day) > 5
                from (select min(founded_on) as first from {from.Schema}.community) began, {from.Schema}.standing,
                    generate_series(began.first::timestamp, (standing.moment at time zone 'UTC')::date::timestamp, interval '1 day') as day
                """),
        new(
            "pronoun_set", AnalyticsKind.Aggregate,
            $"How many members say that these are their pronouns, as of now alone and at no earlier cut. A set of fewer than {FewestPeople} people is not told; all of those together are one row, and none where they are fewer than {FewestPeople} as well. Counts are rounded down to tens, so that two days seldom tell of one person.",
            [
                new("pronoun_set", "text", "The set that they like best, in small letters; any, ask, or use name for those who say that; null for all sets of few people together."),
                new("members", "integer", "How many members with an account say so to everybody, rounded down to tens. Whoever says nothing, or not to everybody, is not counted."),
            ],
            from => $"""
                select told.pronouns, (sum(told.people) / {Step})::integer * {Step}
                from (
                    select case when count(*) >= {FewestPeople} then pronouns end as pronouns, count(*)::integer as people
                    from {from.Table("member")} member where pronouns is not null and left_at is null group by member.pronouns) told
                group by told.pronouns having sum(told.people) >= {FewestPeople}
                """,
            IsOfNowAlone: true),
    ];
}
