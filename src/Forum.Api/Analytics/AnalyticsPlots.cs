namespace Forum.Api.Analytics;

/// <summary>
/// The plots that there are. Their SQL stands here and nowhere else, and reads nothing but what analysts may: whoever copies it gets the same
/// numbers. It counts back from the last day that the tables know, not from today, so that the same cut gives the same plot.
/// </summary>
public static class AnalyticsPlots
{
    public static IReadOnlyList<AnalyticsPlot> All { get; } =
    [
        new(
            "activity", "Activity by day",
            "Threads and comments that everybody may see, on each of the last 90 days. What was imported counts on the day of its import.",
            PlotShape.Lines, "posts", new("day", "Day"), [new("threads", "Threads"), new("comments", "Comments"), new("imported", "Imported")],
            """
            select day.day, coalesce(sum(activity.threads), 0) as threads, coalesce(sum(activity.comments), 0) as comments,
                coalesce(sum(activity.imported_threads + activity.imported_comments), 0) as imported
            from analytics.day
            left join analytics.daily_activity activity on activity.day = day.day
            where day.day > (select max(day) - 90 from analytics.day)
            group by day.day
            order by day.day
            """,
            IsPublic: true),
        new(
            "latency", "Time until somebody answers",
            "Of the threads that were started in each of the last 52 weeks and were answered by somebody else: half had an answer within so many minutes. Threads without one are counted in the numbers and not in the median.",
            PlotShape.Lines, "minutes", new("week", "Week from"),
            [new("median_minutes", "Median, in minutes"), new("threads", "Threads", IsDrawn: false), new("answered", "Answered", IsDrawn: false)],
            """
            select week.week, percentile_cont(0.5) within group (order by latency.minutes_to_first_reply) as median_minutes,
                count(latency.thread_number) as threads, count(latency.first_reply_at) as answered
            from (select distinct week from analytics.day where day > (select max(day) - 364 from analytics.day)) week
            left join analytics.reply_latency latency on date_trunc('week', latency.started_at at time zone 'UTC')::date = week.week
            group by week.week
            order by week.week
            """,
            IsPublic: true),
        new(
            "communities", "Top communities",
            "The ten communities in which most was written or imported within the last 30 days.",
            PlotShape.Bars, "posts", new("community", "Community"), [new("threads", "Threads"), new("comments", "Comments"), new("imported", "Imported")],
            """
            select community.name as community, sum(activity.threads) as threads, sum(activity.comments) as comments,
                sum(activity.imported_threads + activity.imported_comments) as imported
            from analytics.daily_activity activity
            join analytics.community on community.community_number = activity.community_number
            where activity.day > (select max(day) - 30 from analytics.day)
            group by community.name
            having sum(activity.threads + activity.comments + activity.imported_threads + activity.imported_comments) > 0
            order by sum(activity.threads + activity.comments + activity.imported_threads + activity.imported_comments) desc, community.name
            limit 10
            """,
            IsPublic: true),
        new(
            "moderation", "What moderators did",
            "Cases by the month in which they were opened, and how many of them were taken back since. The last 24 months.",
            PlotShape.Lines, "cases", new("month", "Month"),
            [new("removals", "Removals"), new("bans", "Bans"), new("undone", "Taken back"), new("cases", "All cases", IsDrawn: false)],
            $"""
            select month.month, coalesce(sum(summary.removals), 0) as removals, coalesce(sum(summary.bans), 0) as bans,
                coalesce(sum(summary.undone_cases), 0) as undone, coalesce(sum(summary.cases), 0) as cases
            from {Months} month
            left join analytics.moderation_summary summary on summary.month = month.month
            group by month.month
            order by month.month
            """,
            IsPublic: false),
        new(
            "undo-rate", "How often moderators are taken back",
            "Of the cases that were opened in a month, how many in a hundred were taken back since. The last 24 months; a month without cases has no rate.",
            PlotShape.Lines, "percent", new("month", "Month"),
            [new("undone_percent", "Taken back, in percent"), new("cases", "Cases", IsDrawn: false)],
            $"""
            select month.month, 100.0 * sum(summary.undone_cases) / nullif(sum(summary.cases), 0) as undone_percent,
                coalesce(sum(summary.cases), 0) as cases
            from {Months} month
            left join analytics.moderation_summary summary on summary.month = month.month
            group by month.month
            order by month.month
            """,
            IsPublic: false),
        new(
            "resolution", "Time until a report is resolved",
            "Of the reports that were filed in a month and are resolved: half were resolved within so many minutes. The last 24 months.",
            PlotShape.Lines, "minutes", new("month", "Month"),
            [new("median_minutes", "Median, in minutes"), new("filed", "Filed", IsDrawn: false), new("resolved", "Resolved", IsDrawn: false)],
            $"""
            select month.month, percentile_cont(0.5) within group (order by report.minutes_to_resolution) as median_minutes,
                count(report.filed_on) as filed, count(report.resolved_on) as resolved
            from {Months} month
            left join analytics.report on date_trunc('month', report.filed_on::timestamp)::date = month.month
            group by month.month
            order by month.month
            """,
            IsPublic: false),
    ];

    public static AnalyticsPlot? Find(string name) => All.FirstOrDefault(plot => plot.Name == name);

    const string Months = "(select distinct month from analytics.day where month > (select max(month) - interval '24 months' from analytics.day))";
}
