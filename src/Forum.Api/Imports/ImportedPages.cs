using Forum.Api.Storage;
using Forum.Domain;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Imports;

/// <summary>
/// The pages that threads were imported from, byte for byte. Beside the events and not in them, so that a page can be erased
/// without touching history, and read again by a better parser.
/// </summary>
public static class ImportedPages
{
    public static readonly Table Table = Define();

    public static void Keep(IDocumentOperations operations, ThreadId thread, byte[] page) =>
        operations.QueueSqlCommand("insert into forum.imported_page (thread_id, bytes) values (?, ?)", thread.Value, page);

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "imported_page", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("thread_id", "uuid").AsPrimaryKey();
        table.AddColumn("bytes", "bytea").NotNull();
        return table;
    }
}
