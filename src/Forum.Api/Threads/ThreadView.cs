using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain.Threads;
using JasperFx.Events;
using NpgsqlTypes;

namespace Forum.Api.Threads;

/// <summary>A thread without its comments. What grows as people answer is in <see cref="ThreadActivity"/>.</summary>
public sealed class ThreadView() : RowProjection(Table, Revisions, Suppressions.Table, Marks)
{
    static readonly SuppressionRows Suppressions = new("thread");

    public static readonly ViewTable Table = SuppressionRows.AddColumns(new ViewTable("thread")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("community_id", "uuid")
        .Required("kind", "text")
        .Required("title", "text")
        .Required("body", "text")
        .Optional("link", "text")
        .Required("revision", "integer", "1")
        .Optional("author_id", "uuid")
        .Required("created_at", "timestamptz")
        .Optional("edited_at", "timestamptz")
        .Required("locked", "boolean", "false")
        .Required("pinned", "boolean", "false")
        .Required("official", "boolean", "false")
        .Optional("page_sha256", "text")
        .Optional("captured_at", "timestamptz")
        .Optional("written_from", "timestamptz")
        .Optional("written_to", "timestamptz")
        .Optional("written_text", "text")
        .Required("score", "integer", "0")) // what it had elsewhere
        .Unique("thread_number", ["number"])
        .Unique("thread_page", ["community_id", "page_sha256"])
        .Index("thread_created", "created_at", "number")
        .Index("thread_community_created", "community_id", "created_at", "number")
        .Index("thread_author", "author_id", "number")
        .IndexWhere("thread_unseen", "hides_existence > 0", "community_id")
        .IndexWhere("thread_pinned", "pinned", "community_id");

    /// <summary>What an edit replaced.</summary>
    static readonly ViewTable Revisions = new ViewTable("thread_revision")
        .Key("thread_id", "uuid")
        .Key("revision", "integer")
        .Required("title", "text")
        .Required("body", "text")
        .Optional("link", "text")
        .Required("written_at", "timestamptz")
        .Required("hides_text", "smallint");

    static readonly ImpositionTable Marks = new("thread_mark", table => table.Required("kind", "text").Optional("reason", "text"));

    static readonly NewRow<(ArticleImported Event, DateTimeOffset At)> Articles = new(
        "views.thread",
        new("id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value),
        new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
        new("community_id", NpgsqlDbType.Uuid, row => row.Event.CommunityId.Value),
        new("kind", NpgsqlDbType.Text, _ => "article"),
        new("title", NpgsqlDbType.Text, row => row.Event.Title),
        new("body", NpgsqlDbType.Text, row => row.Event.Body),
        new("created_at", NpgsqlDbType.TimestampTz, row => row.At),
        new("page_sha256", NpgsqlDbType.Text, row => row.Event.Page.Sha256),
        new("captured_at", NpgsqlDbType.TimestampTz, row => row.Event.Page.CapturedAt));

    static readonly NewRow<(ThreadStarted Event, DateTimeOffset At)> Started = new(
        "views.thread",
        new("id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value),
        new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
        new("community_id", NpgsqlDbType.Uuid, row => row.Event.CommunityId.Value),
        new("kind", NpgsqlDbType.Text, row => KindOf(row.Event.Link)),
        new("title", NpgsqlDbType.Text, row => row.Event.Title),
        new("body", NpgsqlDbType.Text, row => row.Event.Body),
        new("link", NpgsqlDbType.Text, row => row.Event.Link),
        new("author_id", NpgsqlDbType.Uuid, row => row.Event.Author.Value),
        new("created_at", NpgsqlDbType.TimestampTz, row => row.At));

    static readonly NewRow<(ThreadImported Event, DateTimeOffset At)> Imported = new(
        "views.thread",
        new("id", NpgsqlDbType.Uuid, row => row.Event.ThreadId.Value),
        new("number", NpgsqlDbType.Bigint, row => row.Event.Number),
        new("community_id", NpgsqlDbType.Uuid, row => row.Event.CommunityId.Value),
        new("kind", NpgsqlDbType.Text, row => KindOf(row.Event.Link)),
        new("title", NpgsqlDbType.Text, row => row.Event.Title),
        new("body", NpgsqlDbType.Text, row => row.Event.Body),
        new("link", NpgsqlDbType.Text, row => row.Event.Link),
        new("author_id", NpgsqlDbType.Uuid, row => row.Event.Author?.Value),
        new("created_at", NpgsqlDbType.TimestampTz, row => row.At),
        new("written_from", NpgsqlDbType.TimestampTz, row => row.Event.WrittenAt.From),
        new("written_to", NpgsqlDbType.TimestampTz, row => row.Event.WrittenAt.To),
        new("written_text", NpgsqlDbType.Text, row => row.Event.WrittenAt.Text),
        new("score", NpgsqlDbType.Integer, row => row.Event.Score ?? 0));

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ArticleImported imported:
                operations.Begin(Articles, (imported, e.Timestamp));
                break;
            case ThreadStarted started:
                operations.Begin(Started, (started, e.Timestamp));
                break;
            case ThreadImported imported:
                operations.Begin(Imported, (imported, e.Timestamp));
                break;
            case ThreadEdited edited:
                operations.QueueSqlCommand(
                    """
                    insert into views.thread_revision (thread_id, revision, title, body, link, written_at, hides_text)
                    select id, revision, title, body, link, coalesce(edited_at, created_at), 0 from views.thread where id = ?
                    """,
                    edited.ThreadId.Value);
                operations.QueueSqlCommand(
                    "update views.thread set kind = ?, title = ?, body = ?, link = nullif(?, ''), revision = ?, edited_at = ? where id = ?",
                    KindOf(edited.Link), edited.Title, edited.Body, edited.Link ?? "", edited.Revision, e.Timestamp, edited.ThreadId.Value);
                break;
            case ThreadMarkedOfficial marked:
                operations.QueueSqlCommand("update views.thread set official = ? where id = ?", marked.Official, marked.ThreadId.Value);
                break;
            case ThreadSuppressed suppressed:
                Suppressions.Impose(operations, suppressed.ThreadId.Value, suppressed.Revision, suppressed.Suppression, e.Timestamp);
                break;
            case ThreadSuppressionLifted lifted:
                Suppressions.Lift(operations, lifted.ThreadId.Value, lifted.Suppression, lifted.Case);
                break;
            case ThreadMarked marked:
                operations.QueueSqlCommand(
                    $"""
                    insert into {Marks.Identifier} (id, target_id, case_id, kind, reason)
                    values (?, ?, nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, nullif(?, ''))
                    """,
                    marked.Mark.Id.Value, marked.ThreadId.Value, marked.Mark.Case?.Value ?? Guid.Empty, marked.Mark.Kind.ToString(),
                    marked.Mark.Reason ?? "");
                ShowMarks(operations, marked.ThreadId.Value);
                break;
            case ThreadMarkLifted lifted:
                Marks.Lift(operations, lifted.Mark, lifted.Case);
                ShowMarks(operations, lifted.ThreadId.Value);
                break;
            case ThreadCaseUndone undone:
                Suppressions.Undo(operations, undone.ThreadId.Value, undone.Case);
                Marks.Undo(operations, undone.ThreadId.Value, undone.Case);
                ShowMarks(operations, undone.ThreadId.Value);
                break;
        }
    }

    // An imported article has no author who could edit it.
    static string KindOf(string? link) => link is null ? "text" : "link";

    static void ShowMarks(IRowOperations operations, Guid thread) => operations.QueueSqlCommand(
        $"""
        update views.thread set (locked, pinned) = (
            select coalesce(bool_or(kind = 'Locked'), false), coalesce(bool_or(kind = 'Pinned'), false)
            from {Marks.Identifier} where target_id = ? and {ImpositionTable.InForce})
        where id = ?
        """,
        thread, thread);
}
