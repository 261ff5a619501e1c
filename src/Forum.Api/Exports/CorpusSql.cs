using Forum.Api.Storage;

namespace Forum.Api.Exports;

/// <summary>
/// What a ConvoKit corpus is made of. A conversation is a thread that everybody may see, with the comments in it; a comment whose thread is hidden has
/// no conversation to be in. What a comment answers is the thread's opening where its parent is hidden or not known.
/// </summary>
sealed record CorpusSql(ExportScope Scope, bool WithText)
{
    /// <summary>Hidden by now, which relations of analysts know some moments later. What is below something whose existence is hidden is, too.</summary>
    const string Hidden =
        $"""
        recursive below(id) as (
            select id from {ViewTable.Schema}.thread where hides_existence > 0
            union select id from {ViewTable.Schema}.comment where hides_existence > 0
            union select comment.id from below join {ViewTable.Schema}.comment comment on comment.parent_key = below.id)
        """;

    string Schema => Scope.From.Schema;

    string Asked => $"select * from {Schema}.thread where {Scope.IsWithin("started_on")}";

    public string Speakers =>
        $"""
        select member.member_key, member.is_imported, member.registered_on from {Schema}.member
        where member.member_key in (
            select asked.member_key from ({Asked}) asked
            union select comment.member_key from {Schema}.comment join ({Asked}) asked on asked.thread_number = comment.thread_number)
        order by member.member_key
        """;

    public string Conversations =>
        $"""
        select asked.thread_number, community.name, asked.is_imported, asked.is_link
        from ({Asked}) asked join {Schema}.community on community.community_number = asked.community_number
        order by asked.thread_number
        """;

    /// <summary>Number, key, seconds of the epoch, what is known of the import, and a text that everybody may read today, or null.</summary>
    public string Openings =>
        $"""
        {(WithText ? $"with {Hidden}" : "")}
        select asked.thread_number, asked.member_key, extract(epoch from coalesce(asked.written_from, asked.started_at))::bigint, asked.is_imported,
            asked.imported_score, {(WithText ? "concat_ws(E'\\n\\n', shown.title, nullif(shown.link, ''), nullif(shown.body, ''))" : "''")}
        from ({Asked}) asked
        {(WithText ? Shown("thread", "asked.thread_number") : "")}
        order by asked.thread_number
        """;

    /// <summary>As of openings; then the thread, the parent that is shown or null, whether there is another, and the depth.</summary>
    public string Replies =>
        $"""
        with {(WithText ? $"{Hidden}, " : "")}written as materialized (select * from {Schema}.comment),
        asked as materialized ({Asked})
        select written.comment_number, written.member_key, extract(epoch from coalesce(written.written_from, written.posted_at))::bigint, written.is_imported,
            written.imported_score, {(WithText ? "shown.body" : "''")}, written.thread_number, parent.comment_number,
            parent.comment_number is null and (written.parent_comment_number is not null or not written.is_parent_known), written.depth
        from written join asked on asked.thread_number = written.thread_number
        left join written parent on parent.comment_number = written.parent_comment_number
        {(WithText ? Shown("comment", "written.comment_number") : "")}
        order by written.comment_number
        """;

    /// <summary>Finds the texts, of what is hidden by now not even a row.</summary>
    static string Shown(string table, string number) =>
        $"""
        join {ViewTable.Schema}.{table} shown on shown.number = {number} and shown.hides_text = 0 and shown.hides_author = 0
            and not exists (select from below where below.id = shown.id)
        left join {ViewTable.Schema}.member writer on writer.id = shown.author_id
        left join {ViewTable.Schema}.member owner on owner.id = writer.claimed_by
        where not coalesce(owner.withdrawn, writer.withdrawn, false)
        """;
}
