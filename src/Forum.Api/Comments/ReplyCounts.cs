using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using JasperFx.Events;

namespace Forum.Api.Comments;

/// <summary>How many direct replies a comment has. A comment without any has no row.</summary>
public sealed class ReplyCounts() : Counter(Rows)
{
    static readonly ViewTable Rows = new ViewTable("reply_count")
        .Key("comment_id", "uuid")
        .Required("replies", "bigint");

    protected override void Apply(IRowOperations operations, IReadOnlyList<IEvent> events)
    {
        var replies = events
            .Select(e => ParentOf(e.Data))
            .OfType<CommentId>()
            .GroupBy(parent => parent.Value)
            .ToList();
        if (replies.Count == 0) return;

        operations.QueueSqlCommand(
            """
            insert into views.reply_count as counted (comment_id, replies)
            select * from unnest(?, ?)
            on conflict (comment_id) do update set replies = counted.replies + excluded.replies
            """,
            replies.Select(parent => parent.Key).ToArray(), replies.Select(parent => parent.LongCount()).ToArray());
    }

    static CommentId? ParentOf(object @event) => @event switch
    {
        CommentPosted posted => posted.Parent,
        CommentImported imported => imported.Parent,
        _ => null,
    };
}
