using Forum.Api.Analytics;
using Forum.Api.Storage;

namespace Forum.Api.Exports;

/// <summary>All that <c>export --what</c> knows.</summary>
public static class ExportSources
{
    static readonly string[] ByThread = ["thread_number"], ByComment = ["comment_number"], ByPosition = ["position"];

    static readonly string[] ByEdge = ["community_number", "from_member_key", "to_member_key"];

    public static readonly IReadOnlyList<ExportSource> All =
    [
        OfRelation("comments", "comment", "posted_on", ByComment, "comment_number"),
        OfRelation("threads", "thread", "started_on", ByThread, "thread_number"),
        // The order tells nothing of when anybody voted.
        OfRelation("votes", "vote", "cast_on", ByThread, "thread_number, comment_number nulls first, private_key, value, cast_on"),
        new("graph", Relation("reply_edge").Columns, ByEdge, Edges, from => $"select max(community_number) from {from.Schema}.community"),
        new("events", ExportedEvents.Columns, ByPosition, Events, _ => $"select max(seq_id) from {ForumStore.EventSchema}.mt_events", IsOfLog: true),
    ];

    public static ExportSource? Find(string name) => All.FirstOrDefault(source => source.Name == name);

    static AnalyticsRelation Relation(string name) => AnalyticsDefinitions.All.Single(relation => relation.Name == name);

    static ExportSource OfRelation(string name, string of, string day, string[] key, string order)
    {
        var relation = Relation(of);
        var highest = of == "comment" ? "comment" : "thread";
        return new(
            name, relation.Columns, key,
            scope => $"select {Names(relation.Columns)} from {scope.From.Schema}.{of} where {scope.Holds(day, key)} order by {order}",
            from => $"select max(number) from {from.Table(highest)}");
    }

    /// <summary>
    /// What <c>reply_edge</c> has, of the days that are wanted. Each relation is read once, where the view finds the rows of parents by a join of
    /// relations that the database cannot see through.
    /// </summary>
    static string Edges(ExportScope scope) =>
        $"""
        with written as materialized (
            select comment_number, thread_number, community_number, member_key, parent_comment_number, is_parent_known, posted_on from {scope.From.Schema}.comment),
        asked as materialized (select thread_number, member_key from {scope.From.Schema}.thread),
        edge as (
            select written.community_number, written.member_key as from_member_key, coalesce(parent.member_key, asked.member_key) as to_member_key,
                count(*) as replies, min(written.posted_on) as first_replied_on, max(written.posted_on) as last_replied_on
            from written
            left join written parent on parent.comment_number = written.parent_comment_number
            left join asked on asked.thread_number = written.thread_number and written.parent_comment_number is null and written.is_parent_known
            where written.member_key <> coalesce(parent.member_key, asked.member_key) and {scope.IsWithin("written.posted_on")}
            group by 1, 2, 3)
        select {Names(Relation("reply_edge").Columns)} from edge where {scope.IsAfter(ByEdge)} order by {string.Join(", ", ByEdge)}
        """;

    static string Events(ExportScope scope) =>
        $"""
        select happened.seq_id as position, happened.type, {ExportedEvents.StreamKindSql("happened")} as stream_kind, happened.timestamp as recorded_at,
            {ExportedEvents.FieldsSql("happened")} as fields
        from {ForumStore.EventSchema}.mt_events happened
        where happened.seq_id <= {scope.Cut} and happened.type in ({ExportedEvents.TypesSql})
            and {scope.Holds("(happened.timestamp at time zone 'UTC')::date", ["happened.seq_id"])}
        order by happened.seq_id
        """;

    static string Names(IEnumerable<AnalyticsColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
}
