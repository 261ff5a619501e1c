using Forum.Api.Storage;

namespace Forum.Api.Comments;

/// <summary>How <see cref="CommentOrders"/> are found and made. In each statement $2 is the sort.</summary>
static class CommentOrderSql
{
    const string Lock = "hashtextextended($1::text || $2, 0)";

    /// <summary>True when nobody else makes the order of the thread with the id $1.</summary>
    public const string Wait = $"select true from (select pg_advisory_xact_lock({Lock})) held";

    /// <summary>False at once where somebody else makes it.</summary>
    public const string Try = $"select pg_try_advisory_xact_lock({Lock})";

    /// <summary>The thread with the number $1 and its last generation.</summary>
    public const string Newest =
        """
        select thread.id, coalesce(activity.comment_count, 0), newest.generation, newest.made_at, newest.kept_until
        from views.thread thread
        left join views.thread_activity activity on activity.thread_id = thread.id
        left join lateral (
            select made.* from forum.comment_order made where made.thread_id = thread.id and made.sort = $2
            order by made.generation desc limit 1) newest on true
        where thread.number = $1
        """;

    /// <summary>Writes down the order of the thread with the id $1 at the moment $3, to be kept until $4, in one statement.</summary>
    public static string Make(CommentSort sort) =>
        $"""
        with made as (
            insert into forum.comment_order (generation, thread_id, sort, made_at, kept_until)
            values (nextval('forum.comment_order_generation'), $1, $2, $3, $4) returning generation
        ),
        ranked as (
            insert into forum.comment_rank (generation, id, parent_key, position, number, depth)
            select made.generation, comment.id, comment.parent_key,
                row_number() over (order by {KeyOf(sort)} desc, comment.position desc, comment.number desc),
                comment.number, comment.depth
            from made cross join views.comment comment left join views.tally tally on tally.item_id = comment.id
            where comment.thread_id = $1
        )
        select generation from made
        """;

    static string KeyOf(CommentSort sort) => sort switch
    {
        CommentSort.Hot => Rank.Hot(CommentModel.ScoreSql, "comment.position", "$3"),
        CommentSort.Top => CommentModel.ScoreSql,
        CommentSort.Controversial => Rank.Controversial("coalesce(tally.up, 0)", "coalesce(tally.down, 0)"),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "This order is kept nowhere."),
    };
}
