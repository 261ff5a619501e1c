using Forum.Api.Comments;
using Forum.Api.Moderation;

namespace Forum.Api.EventFeed;

/// <summary>
/// The SQL for a part of the log, with what hides today what each event is about: the layers that hide the text of a post, and of the version
/// that the event brought; who wrote it; that strangers may not know of it; and the layers that hide a case.
/// </summary>
public static class FeedSql
{
    public static readonly string Every = Sql("$4::text[] is null");

    public static readonly string OfTypes = Sql("type = any($4)");

    static string Sql(string which) =>
        $"""
        select happened.seq_id, happened.type, happened.stream_id, happened.timestamp, happened.data::text,
            coalesce(post.hides_text, 0), coalesce(post.hides_version, 0), coalesce(post.hides_author, 0), coalesce(post.unseen, false),
            coalesce(entry.hides, 0)
        from (
            select seq_id, type, stream_id, timestamp, data from forum.mt_events
            where seq_id > $1 and seq_id <= $2 and {which} order by seq_id limit $3) happened
        cross join lateral (
            select coalesce((happened.data #>> '{"{item,id}"}')::uuid,
                case when happened.type = 'read_mark_moved' then (happened.data ->> 'threadId')::uuid end, happened.stream_id) as id,
            coalesce((happened.data ->> 'revision')::integer, 1) as revision) about
        left join lateral ({Post("comment", CommentExistence.Shows("comment", IsSeen))} union all {Post("thread", IsSeen("thread"))} limit 1) post on true
        left join lateral (
            select one.hides_text | one.hides_existence as hides from views.moderation_case one where one.id = happened.stream_id limit 1) entry on true
        order by happened.seq_id
        """;

    static string Post(string post, string exists) =>
        $"""
        (select {Visibility.HidesText(post, "person")}::integer as hides_text,
            coalesce((
                select version.hides_text from views.{post}_revision version
                where version.{post}_id = {post}.id and version.revision = about.revision), 0)::integer as hides_version,
            {post}.hides_author::integer as hides_author, not {exists} as unseen
        from views.{post} {post}
        left join views.member author on author.id = {post}.author_id
        left join views.member person on person.id = coalesce(author.claimed_by, author.id)
        where {post}.id = about.id limit 1)
        """;

    static string IsSeen(string post) => $"{post}.hides_existence = 0";
}
