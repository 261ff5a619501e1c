using Forum.Api.Storage;
using Forum.Domain.Comments;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Comments;

/// <summary>A comment at its place in the tree.</summary>
public sealed class CommentView() : RowProjection(Table)
{
    // parent_key is the parent, or the thread where there is none, so that one index orders every group of siblings.
    // position is when it was written, as early as that may have been, or when it was posted here; number breaks ties in page order.
    public static readonly ViewTable Table = new ViewTable("comment")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("thread_id", "uuid")
        .Required("parent_key", "uuid")
        .Optional("parent_number", "bigint")
        .Required("parent_known", "boolean")
        .Required("depth", "integer")
        .Required("author_id", "uuid")
        .Required("body", "text")
        .Optional("written_from", "timestamptz")
        .Optional("written_to", "timestamptz")
        .Optional("written_text", "text")
        .Required("position", "timestamptz")
        .Required("created_at", "timestamptz")
        .Optional("edited_at", "timestamptz")
        .Required("score", "integer")
        .Optional("hidden_by", "text")
        .Optional("hidden_reason", "text")
        .Unique("comment_number", ["number"])
        .Index("comment_siblings", "parent_key", "position", "number");

    protected override void Apply(IDocumentOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommentPosted posted:
                operations.QueueSqlCommand(
                    """
                    insert into views.comment (id, number, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                        position, created_at, score)
                    values (?, ?, ?, ?, (select number from views.comment where id = ?), true, ?, ?, ?, ?, ?, 0)
                    """,
                    posted.CommentId.Value, posted.Number, posted.ThreadId.Value, posted.Parent?.Value ?? posted.ThreadId.Value,
                    posted.Parent?.Value ?? Guid.Empty, posted.Depth, posted.Author.Value, posted.Body, e.Timestamp, e.Timestamp);
                break;
            case CommentImported imported:
                operations.QueueSqlCommand(
                    """
                    insert into views.comment (id, number, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                        written_from, written_to, written_text, position, created_at, score)
                    values (?, ?, ?, ?, (select number from views.comment where id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    imported.CommentId.Value, imported.Number, imported.ThreadId.Value, imported.Parent?.Value ?? imported.ThreadId.Value,
                    imported.Parent?.Value ?? Guid.Empty, imported.ParentKnown, imported.Depth, imported.Author.Value, imported.Body,
                    imported.WrittenAt.From, imported.WrittenAt.To, imported.WrittenAt.Text, imported.WrittenAt.From, e.Timestamp,
                    imported.Score ?? 0);
                break;
            case CommentSuppressed suppressed:
                operations.QueueSqlCommand(
                    "update views.comment set hidden_by = ?, hidden_reason = nullif(?, '') where id = ?",
                    suppressed.Suppression.Layer.ToString(), suppressed.Suppression.Reason ?? "", suppressed.CommentId.Value);
                break;
        }
    }
}
