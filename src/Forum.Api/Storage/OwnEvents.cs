using Marten;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>
/// A stream that one member alone writes, from as many devices as they like. Whoever comes second waits until the first is done and then
/// reads what it recorded, so that no request of theirs is refused because of another.
/// </summary>
public sealed record OwnEvents(Guid Id, bool IsStarted)
{
    /// <summary>Holds the stream until the session's transaction ends. Read what the decision asks for afterwards.</summary>
    public static async Task<OwnEvents> HoldAsync(IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        await session.BeginTransactionAsync(cancellation);
        await using (var hold = Command("select pg_advisory_xact_lock(hashtextextended($1::text, 0))"))
        {
            await session.ExecuteAsync(hold, cancellation);
        }

        await using var find = Command("select exists (select from forum.mt_streams where id = $1)");
        await using var row = await session.ExecuteReaderAsync(find, cancellation);
        await row.ReadAsync(cancellation);
        return new OwnEvents(id, row.GetBoolean(0));

        NpgsqlCommand Command(string sql) => new(sql) { Parameters = { new() { Value = id } } };
    }

    public void Record<TStream>(IDocumentSession session, IReadOnlyList<object> events) where TStream : class
    {
        if (events.Count == 0) return;
        if (IsStarted) session.Events.Append(Id, events);
        else session.Events.StartStream<TStream>(Id, events);
    }
}
