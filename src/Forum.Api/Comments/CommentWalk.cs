namespace Forum.Api.Comments;

/// <summary>
/// The SQL that walks a thread's tree depth first from where a page ended. Each step is an index probe: to the first child, else to the
/// next sibling, else to the nearest ancestor's next sibling; so a page costs what it shows and how deep it starts, whatever the thread's
/// size. Parameters: $1 the thread's number, $2 the levels to show, $3 how many comments, $4 the number of the comment that the last page
/// ended with, or 0.
/// </summary>
public static class CommentWalk
{
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
                    select {Place} from views.comment comment where comment.number = $4 and comment.thread_id = thread.id) ended on true
                where thread.number = $1
            ),
            walk as (
                (select first.*, 1 as step
                from start cross join lateral (
                    (select {Place} from views.comment where $4 = 0 and parent_key = start.thread_id and $2 > 0 {order})
                    union all
                    (select {Place} from ({Next("start")}) next where $4 <> 0 and start.id is not null)
                    limit 1) first)
                union all
                select next.*, walk.step + 1
                from walk cross join lateral ({Next("walk")}) next
                where walk.step < $3
            )
            select {CommentModel.Columns}
            from walk join ({CommentModel.Tables}) on comment.id = walk.id
            order by walk.step
            """;

        // A limit stops reading as soon as it is met, and the parts of a union are read in turn: no ancestor is looked at while
        // there is a child.
        string Next(string here) =>
            $"""
            (select {Place} from views.comment where parent_key = {here}.id and {here}.depth + 1 < $2 {order})
            union all
            (with recursive up as (
                select {here}.id, {here}.parent_key, {here}.position, {here}.number, {here}.depth
                union all
                select parent.id, parent.parent_key, parent.position, parent.number, parent.depth
                from up join views.comment parent on parent.id = up.parent_key)
            select sibling.*
            from up cross join lateral (
                select {Place} from views.comment
                where up.depth < $2 and parent_key = up.parent_key and (position, number) {after} (up.position, up.number) {order}) sibling
            limit 1)
            limit 1
            """;
    }
}
