using Forum.Api.Storage;
using Forum.Domain.Threads;
using JasperFx.Events;
using Marten;

namespace Forum.Api.Threads;

/// <summary>A thread without its comments. What grows as people answer is in <see cref="ThreadActivity"/>.</summary>
public sealed class ThreadView() : RowProjection(Table)
{
    public static readonly ViewTable Table = new ViewTable("thread")
        .Key("id", "uuid")
        .Required("number", "bigint")
        .Required("community_id", "uuid")
        .Required("kind", "text")
        .Required("title", "text")
        .Required("body", "text")
        .Optional("author_id", "uuid")
        .Required("created_at", "timestamptz")
        .Required("locked", "boolean")
        .Optional("page_sha256", "text")
        .Optional("captured_at", "timestamptz")
        .Unique("thread_number", ["number"])
        .Unique("thread_page", ["community_id", "page_sha256"])
        .Index("thread_created", "created_at", "number")
        .Index("thread_community_created", "community_id", "created_at", "number");

    protected override void Apply(IDocumentOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ArticleImported imported:
                operations.QueueSqlCommand(
                    """
                    insert into views.thread (id, number, community_id, kind, title, body, author_id, created_at, locked,
                        page_sha256, captured_at)
                    values (?, ?, ?, 'article', ?, ?, null, ?, false, ?, ?)
                    """,
                    imported.ThreadId.Value, imported.Number, imported.CommunityId.Value, imported.Title, imported.Body,
                    e.Timestamp, imported.Page.Sha256, imported.Page.CapturedAt);
                break;
            case ThreadLocked locked:
                operations.QueueSqlCommand("update views.thread set locked = true where id = ?", locked.ThreadId.Value);
                break;
        }
    }
}
