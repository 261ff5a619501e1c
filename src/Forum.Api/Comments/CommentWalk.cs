namespace Forum.Api.Comments;

/// <summary>
/// The SQL that walks a thread's tree, or what answers one comment of it, depth first from where a page ended. Each step is an index probe:
/// to the first child, else to the next sibling, else to the nearest ancestor's next sibling; so a page costs what it shows and how deep it
/// starts, whatever the thread's size. What the viewer may not know of is left out with everything below it. Parameters: $1 to $3 the
/// viewer, $4 the thread's number, $5 the levels to show, $6 how many comments, $7 the number of the comment that the last page ended with,
/// or 0, $8 the number of the comment whose answers to show, or 0, and $9 the generation of the order, where there is one.
/// </summary>
public static class CommentWalk
{
    /// <summary>
    /// Comes right before a walk, and holds for as long as that runs. A plan lives longer than the sizes that it was made for: one of a time when a
    /// table fitted on a page would read, until somebody counts again, all of it at each step. So would one that joins where a step has to look: hence
    /// the limits of one row where there is no more than one.
    /// </summary>
    public const string ByProbes = "select set_config('enable_seqscan', 'off', true)";

    public static readonly string OldestFirst = Sql("views.comment place where", Exists("place"), after: ">", direction: "asc");

    public static readonly string NewestFirst = Sql("views.comment place where", Exists("place"), after: "<", direction: "desc");

    /// <summary>In one of the <see cref="CommentOrders"/>.</summary>
    public static readonly string InOrder = Sql(
        "forum.comment_rank place where place.generation = $9 and",
        $"(select {Exists("comment")} from views.comment comment where comment.id = place.id)",
        after: ">", direction: "asc");

    const string Place = "place.id, place.parent_key, place.position, place.number, place.depth";

    static string Exists(string comment) => CommentExistence.Itself(comment);

    /// <param name="siblings">Where a place among its siblings is kept, up to the conditions that find one.</param>
    static string Sql(string siblings, string exists, string after, string direction)
    {
        var order = $"order by place.position {direction}, place.number {direction} limit 1";

        return
            $"""
            with recursive root as (
                select thread.id as thread_id, coalesce(parent.id, thread.id) as id, coalesce(parent.depth + 1, 0) as top,
                    coalesce(parent.depth + 1, 0) + $5::bigint as bottom,
                    $8 <> 0 or exists ({CommentExistence.Unseen("thread.id")}) as guarded
                from views.thread thread left join views.comment parent on parent.number = $8 and parent.thread_id = thread.id
                where thread.number = $4 and ($8 = 0 or parent.id is not null)
            ),
            -- Where the page before ended, or the comment whose answers are asked for, and all above it: who may not know of one of
            -- them does not get below it, whatever they were shown before.
            above as (
                select comment.id, comment.parent_key, comment.depth, 0 as steps, not {Exists("comment")} as hidden
                from root join views.comment comment
                    on comment.number = case when $7 <> 0 then $7 else $8 end and comment.thread_id = root.thread_id
                union all
                select parent.id, parent.parent_key, parent.depth, above.steps + 1, not {Exists("parent")}
                from above cross join lateral (select * from views.comment parent where parent.id = above.parent_key limit 1) parent
                where (select guarded from root)
            ),
            closed as (
                select id, depth from above where hidden order by steps desc limit 1
            ),
            start as (
                select {Place}, exists (select from closed) as is_closed
                from root cross join lateral (
                    select {Place} from {siblings}
                        place.id = coalesce((select id from closed), (select id from above where steps = 0))) place
                where $7 <> 0 and ($8 = 0 or exists (select from above where parent_key = root.id))
                  and not exists (select from closed where depth < root.top)
            ),
            walk as (
                (select first.*, 1 as step
                from (
                    (select {Place} from {siblings} $7 = 0 and $5 > 0 and place.parent_key = (select id from root)
                        and not exists (select from closed) and {exists} {order})
                    union all
                    (select next.* from start cross join lateral ({Next("start", "not start.is_closed and")}) next)
                    limit 1) first)
                union all
                select next.*, walk.step + 1
                from walk cross join lateral ({Next("walk")}) next
                where walk.step < $6
            )
            select {StoredComment.Select("$4", StoredComment.Replies)}, (select bottom from root)
            from walk join views.comment comment on comment.id = walk.id {StoredComment.Joins} {StoredComment.RepliesJoin}
            order by walk.step
            """;

        // A limit stops reading as soon as it is met, and the parts of a union are read in turn: no ancestor is looked at while
        // there is a child.
        string Next(string here, string descends = "") =>
            $"""
            (select {Place} from {siblings} {descends}
                place.parent_key = {here}.id and {here}.depth + 1 < (select bottom from root) and {exists} {order})
            union all
            (with recursive up as (
                select {here}.id, {here}.parent_key, {here}.position, {here}.number, {here}.depth
                union all
                select parent.*
                from up cross join lateral (select {Place} from {siblings} place.id = up.parent_key limit 1) parent
                where up.parent_key <> (select id from root))
            select sibling.*
            from up cross join lateral (
                select {Place} from {siblings} up.depth < (select bottom from root) and place.parent_key = up.parent_key
                    and (place.position, place.number) {after} (up.position, up.number) and {exists} {order}) sibling
            limit 1)
            limit 1
            """;
    }
}
