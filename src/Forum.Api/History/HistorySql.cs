using Forum.Api.Comments;
using Forum.Api.Moderation;
using Forum.Api.Threads;

namespace Forum.Api.History;

/// <summary>
/// The SQL for a page of versions, the oldest first. Parameters: $1 to $3 the viewer, $4 the number, $5 the version that the last page ended with,
/// which the next is compared to, $6 how many.
/// </summary>
public static class HistorySql
{
    public static readonly string OfComment = Sql(
        "comment", CommentModel.Tables, CommentModel.Exists, post => $"null::text as title, {post}.body, null::text as link");

    public static readonly string OfThread = Sql(
        "thread", ThreadSummary.Tables, ThreadSummary.Exists, post => $"{post}.title, {post}.body, {post}.link");

    static string Sql(string post, string tables, string exists, Func<string, string> text) =>
        $"""
        select member.id, {post}.community_id, place.history, version.revision, version.title, version.body, version.link, version.written_at,
               ({Visibility.HidesText(post, "member")} | version.hides_text)::smallint
        from {tables}
        join views.community place on place.id = {post}.community_id
        cross join lateral (
            (select earlier.revision, {text("earlier")}, earlier.written_at, earlier.hides_text
            from views.{post}_revision earlier
            where earlier.{post}_id = {post}.id and earlier.revision >= $5
            order by earlier.revision
            limit $6)
            union all
            select {post}.revision, {text(post)}, coalesce({post}.edited_at, {post}.created_at), 0::smallint) version
        where {post}.number = $4 and {exists}
        order by version.revision
        limit $6
        """;
}
