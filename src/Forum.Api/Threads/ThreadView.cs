using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain.Threads;
using JasperFx.Events;
using Marten;

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

    protected override void Apply(IDocumentOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ArticleImported imported:
                operations.QueueSqlCommand(
                    """
                    insert into views.thread (id, number, community_id, kind, title, body, created_at, page_sha256, captured_at)
                    values (?, ?, ?, 'article', ?, ?, ?, ?, ?)
                    """,
                    imported.ThreadId.Value, imported.Number, imported.CommunityId.Value, imported.Title, imported.Body,
                    e.Timestamp, imported.Page.Sha256, imported.Page.CapturedAt);
                break;
            case ThreadStarted started:
                operations.QueueSqlCommand(
                    """
                    insert into views.thread (id, number, community_id, kind, title, body, link, author_id, created_at)
                    values (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)
                    """,
                    started.ThreadId.Value, started.Number, started.CommunityId.Value, KindOf(started.Link),
                    started.Title, started.Body, started.Link ?? "", started.Author.Value, e.Timestamp);
                break;
            case ThreadImported imported:
                operations.QueueSqlCommand(
                    """
                    insert into views.thread (id, number, community_id, kind, title, body, link, author_id, created_at,
                        written_from, written_to, written_text, score)
                    values (?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, '00000000-0000-0000-0000-000000000000'::uuid), ?, ?, ?, ?, ?)
                    """,
                    imported.ThreadId.Value, imported.Number, imported.CommunityId.Value, KindOf(imported.Link),
                    imported.Title, imported.Body, imported.Link ?? "", imported.Author?.Value ?? Guid.Empty, e.Timestamp,
                    imported.WrittenAt.From, imported.WrittenAt.To, imported.WrittenAt.Text, imported.Score ?? 0);
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

    static void ShowMarks(IDocumentOperations operations, Guid thread) => operations.QueueSqlCommand(
        $"""
        update views.thread set (locked, pinned) = (
            select coalesce(bool_or(kind = 'Locked'), false), coalesce(bool_or(kind = 'Pinned'), false)
            from {Marks.Identifier} where target_id = ? and {ImpositionTable.InForce})
        where id = ?
        """,
        thread, thread);
}
