using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using JasperFx.Events;
using NpgsqlTypes;

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

    static readonly Lookup CommunityOfThread = new("views.thread", "community_id"), NumberOfComment = new("views.comment", "number");

    static readonly NewRow<(CommentPosted Event, DateTimeOffset At)> Posted = new(
        "views.comment",
        new("id", NpgsqlDbType.Uuid, row => row.Event.CommentId.Value),
        new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
        new("community_id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value, Of: CommunityOfThread),
        new("thread_id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value),
        new("parent_key", NpgsqlDbType.Uuid, row => row.Event.Parent?.Value ?? row.Event.ThreadId.Value),
        new("parent_number", NpgsqlDbType.Bigint, row => row.Event.Parent?.Value ?? Guid.Empty, Of: NumberOfComment),
        new("parent_known", NpgsqlDbType.Boolean, _ => true),
        new("depth", NpgsqlDbType.Integer, row => row.Event.Depth),
        new("author_id", NpgsqlDbType.Uuid, row => row.Event.Author.Value),
        new("body", NpgsqlDbType.Text, row => row.Event.Body),
        new("position", NpgsqlDbType.TimestampTz, row => row.At),
        new("created_at", NpgsqlDbType.TimestampTz, row => row.At),
        new("score", NpgsqlDbType.Integer, _ => 0));

    /// <summary>Imports bring very many at once.</summary>
    public static readonly NewRow<ImportedComment> Imported = new(
        "views.comment",
        new("id", NpgsqlDbType.Uuid, row => row.Event.CommentId.Value),
        new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
        new("community_id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value, Of: CommunityOfThread, Found: row => row.Community!.Value.Value),
        new("thread_id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value),
        new("parent_key", NpgsqlDbType.Uuid, row => row.Event.Parent?.Value ?? row.Event.ThreadId.Value),
        new("parent_number", NpgsqlDbType.Bigint, row => row.Event.Parent?.Value ?? Guid.Empty, Of: NumberOfComment, Found: row => row.ParentNumber),
        new("parent_known", NpgsqlDbType.Boolean, row => row.Event.ParentKnown),
        new("depth", NpgsqlDbType.Integer, row => row.Event.Depth),
        new("author_id", NpgsqlDbType.Uuid, row => row.Event.Author.Value),
        new("body", NpgsqlDbType.Text, row => row.Event.Body),
        new("written_from", NpgsqlDbType.TimestampTz, row => row.Event.WrittenAt.From),
        new("written_to", NpgsqlDbType.TimestampTz, row => row.Event.WrittenAt.To),
        new("written_text", NpgsqlDbType.Text, row => row.Event.WrittenAt.Text),
        new("position", NpgsqlDbType.TimestampTz, row => row.Event.WrittenAt.From),
        new("created_at", NpgsqlDbType.TimestampTz, row => row.At),
        new("score", NpgsqlDbType.Integer, row => row.Event.Score ?? 0));

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case CommentPosted posted:
                operations.Begin(Posted, (posted, e.Timestamp));
                break;
            case CommentImported imported:
                operations.Begin(Imported, new ImportedComment(imported, e.Timestamp));
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

/// <summary>An imported comment, with what is not in its event where that has been looked up.</summary>
/// <param name="At">When it was imported.</param>
public sealed record ImportedComment(CommentImported Event, DateTimeOffset At, CommunityId? Community = null, long? ParentNumber = null);
