using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Shelves;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Shelves;

/// <summary>What each member saved, and how far they have read. Nobody else ever sees a row of theirs.</summary>
public sealed class ShelfView() : RowProjection(Saved, ReadMarks)
{
    static readonly ViewTable Saved = new ViewTable("saved")
        .Key("member_id", "uuid")
        .Key("item_id", "uuid")
        .Required("kind", "text")
        .Required("saved_at", "timestamptz")
        .Index("saved_when", "member_id", "saved_at");

    static readonly ViewTable ReadMarks = new ViewTable("read_mark")
        .Key("member_id", "uuid")
        .Key("thread_id", "uuid")
        .Required("up_to", "bigint")
        .Required("came_at", "timestamptz");

    public static async Task<bool> HoldsAsync(IDocumentSession session, MemberId member, Item item, CancellationToken cancellation) =>
        await FindAsync(
            session, "select true from views.saved where member_id = $1 and item_id = $2", member, item.Id, cancellation) is not null;

    public static async Task<DateTimeOffset?> ReadUpToAsync(
        IDocumentSession session, MemberId member, ThreadId thread, CancellationToken cancellation) =>
        await FindAsync(
            session, "select came_at from views.read_mark where member_id = $1 and thread_id = $2", member, thread.Value, cancellation)
            is DateTime at ? new DateTimeOffset(at) : null;

    protected override void Apply(IRowOperations operations, IEvent e)
    {
        switch (e.Data)
        {
            case ItemSaved saved:
                operations.QueueSqlCommand(
                    "insert into views.saved (member_id, item_id, kind, saved_at) values (?, ?, ?, ?)",
                    saved.MemberId.Value, saved.Item.Id, saved.Item.Kind.ToString(), e.Timestamp);
                break;
            case ItemUnsaved unsaved:
                operations.QueueSqlCommand(
                    "delete from views.saved where member_id = ? and item_id = ?", unsaved.MemberId.Value, unsaved.Item.Id);
                break;
            case ReadMarkMoved moved:
                operations.QueueSqlCommand(
                    """
                    insert into views.read_mark (member_id, thread_id, up_to, came_at) values (?, ?, ?, ?)
                    on conflict (member_id, thread_id) do update set up_to = excluded.up_to, came_at = excluded.came_at
                    """,
                    moved.MemberId.Value, moved.ThreadId.Value, moved.UpTo, moved.CameAt.ToUniversalTime());
                break;
        }
    }

    static async Task<object?> FindAsync(IDocumentSession session, string sql, MemberId member, Guid of, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql) { Parameters = { new() { Value = member.Value }, new() { Value = of } } };
        await using var row = await session.ExecuteReaderAsync(command, cancellation);
        return await row.ReadAsync(cancellation) ? row.GetValue(0) : null;
    }
}
