using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain.Comments;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Comments;

/// <summary>A comment at its place in the tree, with its earlier versions and what is suppressed of it.</summary>
public sealed class CommentView() : RowProjection(Table, Revisions, Suppressions.Table)
{
    static readonly SuppressionRows Suppressions = new("comment");

    // parent_key is the parent, or the thread where there is none, so that one index orders every group of siblings.
    // position is when it was written, as early as that may have been, or when it was posted here; number breaks ties in page order.
    public static readonly ViewTable Table = SuppressionRows.AddColumns(new ViewTable("comment")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("community_id", "uuid", "'00000000-0000-0000-0000-000000000000'")
        .Required("thread_id", "uuid")
        .Required("parent_key", "uuid")
        .Optional("parent_number", "bigint")
        .Required("parent_known", "boolean")
        .Required("depth", "integer")
        .Required("author_id", "uuid")
        .Required("body", "text")
        .Required("revision", "integer", "1")
        .Required("official", "boolean", "false")
        .Optional("written_from", "timestamptz")
        .Optional("written_to", "timestamptz")
        .Optional("written_text", "text")
        .Required("position", "timestamptz")
        .Required("created_at", "timestamptz")
        .Optional("edited_at", "timestamptz")
        .Required("score", "integer"))
        .Unique("comment_number", ["number"])
        .Index("comment_siblings", "parent_key", "position", "number")
        .Index("comment_author", "author_id", "number")
        .Index("comment_thread", "thread_id", "number")
        .Index("comment_came", "thread_id", "created_at")
        .IndexWhere("comment_unseen", "hides_existence > 0", "community_id")
        .IndexWhere("comment_unseen_of_thread", "hides_existence > 0", "thread_id")
        .IndexWhere("comment_unseen_siblings", "hides_existence > 0", "parent_key");

    /// <summary>What an edit replaced.</summary>
    static readonly ViewTable Revisions = new ViewTable("comment_revision")
        .Key("comment_id", "uuid")
        .Key("revision", "integer")
        .Required("body", "text")
        .Required("written_at", "timestamptz")
        .Required("hides_text", "smallint");

    protected override void Apply(IDocumentOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommentPosted posted:
                operations.QueueSqlCommand(
                    """
                    insert into views.comment (id, number, community_id, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                        position, created_at, score)
                    values (?, ?, (select community_id from views.thread where id = ?), ?, ?, (select number from views.comment where id = ?), true,
                        ?, ?, ?, ?, ?, 0)
                    """,
                    posted.CommentId.Value, posted.Number, posted.ThreadId.Value, posted.ThreadId.Value,
                    posted.Parent?.Value ?? posted.ThreadId.Value, posted.Parent?.Value ?? Guid.Empty, posted.Depth, posted.Author.Value,
                    posted.Body, e.Timestamp, e.Timestamp);
                break;
            case CommentImported imported:
                operations.QueueSqlCommand(
                    """
                    insert into views.comment (id, number, community_id, thread_id, parent_key, parent_number, parent_known, depth, author_id, body,
                        written_from, written_to, written_text, position, created_at, score)
                    values (?, ?, (select community_id from views.thread where id = ?), ?, ?, (select number from views.comment where id = ?), ?,
                        ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    imported.CommentId.Value, imported.Number, imported.ThreadId.Value, imported.ThreadId.Value,
                    imported.Parent?.Value ?? imported.ThreadId.Value, imported.Parent?.Value ?? Guid.Empty, imported.ParentKnown, imported.Depth,
                    imported.Author.Value, imported.Body, imported.WrittenAt.From, imported.WrittenAt.To, imported.WrittenAt.Text,
                    imported.WrittenAt.From, e.Timestamp, imported.Score ?? 0);
                break;
            case CommentEdited edited:
                operations.QueueSqlCommand(
                    """
                    insert into views.comment_revision (comment_id, revision, body, written_at, hides_text)
                    select id, revision, body, coalesce(edited_at, created_at), 0 from views.comment where id = ?
                    """,
                    edited.CommentId.Value);
                operations.QueueSqlCommand(
                    "update views.comment set body = ?, revision = ?, edited_at = ? where id = ?",
                    edited.Body, edited.Revision, e.Timestamp, edited.CommentId.Value);
                break;
            case CommentMarkedOfficial marked:
                operations.QueueSqlCommand("update views.comment set official = ? where id = ?", marked.Official, marked.CommentId.Value);
                break;
            case CommentSuppressed suppressed:
                Suppressions.Impose(operations, suppressed.CommentId.Value, suppressed.Revision, suppressed.Suppression, e.Timestamp);
                break;
            case CommentSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.CommentId.Value, lifted.Suppression, lifted.Case);
                break;
            case CommentCaseUndone undone:
                Suppressions.Undo(operations, undone.CommentId.Value, undone.Case);
                break;
        }
    }
}
