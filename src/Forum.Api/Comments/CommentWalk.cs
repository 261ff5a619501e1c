using Forum.Api.Moderation;

namespace Forum.Api.Comments;

/// <summary>
/// The SQL that walks a thread's tree depth first from where a page ended. Each step is an index probe: to the first child, else to the
/// next sibling, else to the nearest ancestor's next sibling; so a page costs what it shows and how deep it starts, whatever the thread's
/// size. What the viewer may not know of is left out with everything below it. Parameters: $1 to $3 the viewer, $4 the thread's number, $5 the
/// levels to show, $6 how many comments, $7 the number of the comment that the last page ended with, or 0.
/// </summary>
public static class CommentWalk
{
    // Almost nothing is hidden so deeply; only then is its author looked up. Before the statements, which are made of it.
    static readonly string Exists = Visibility.Exists("comment", "coalesce((select claimed_by from views.member where id = author_id), author_id)");

    public static readonly string OldestFirst = Sql(after: ">", direction: "asc");
    public static readonly string NewestFirst = Sql(after: "<", direction: "desc");

    const string Place = "id, parent_key, position, number, depth";

    static string Sql(string after, string direction)
    {
        var order = $"order by position {direction}, number {direction} limit 1";

        return
            $"""
            with recursive start as (
                select thread.id as thread_id, ended.*
                from views.thread thread
                left join lateral (
                    select {Place} from views.comment comment where comment.number = $7 and comment.thread_id = thread.id) ended on true
                where thread.number = $4
            ),
            walk as (
                (select first.*, 1 as step
                from start cross join lateral (
                    (select {Place} from views.comment where $7 = 0 and parent_key = start.thread_id and $5 > 0 and {Exists} {order})
                    union all
                    (select {Place} from ({Next("start")}) next where $7 <> 0 and start.id is not null)
                    limit 1) first)
                union all
                select next.*, walk.step + 1
                from walk cross join lateral ({Next("walk")}) next
                where walk.step < $6
            )
            select {CommentModel.Columns}
            from walk join ({CommentModel.Tables}) on comment.id = walk.id
            order by walk.step
            """;

        // A limit stops reading as soon as it is met, and the parts of a union are read in turn: no ancestor is looked at while
        // there is a child.
        string Next(string here) =>
            $"""
            (select {Place} from views.comment where parent_key = {here}.id and {here}.depth + 1 < $5 and {Exists} {order})
            union all
            (with recursive up as (
                select {here}.id, {here}.parent_key, {here}.position, {here}.number, {here}.depth
                union all
                select parent.id, parent.parent_key, parent.position, parent.number, parent.depth
                from up join views.comment parent on parent.id = up.parent_key)
            select sibling.*
            from up cross join lateral (
                select {Place} from views.comment
                where up.depth < $5 and parent_key = up.parent_key and (position, number) {after} (up.position, up.number) and {Exists} {order}) sibling
            limit 1)
            limit 1
            """;
    }
}
