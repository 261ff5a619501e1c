using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>
/// Stores what several commands decided at the same moment, with the rows that the inline views make of it: in one transaction, which is one round
/// trip. What it writes is what the store's own way to append writes, which takes a transaction for each command.
/// </summary>
/// <remarks>
/// Nothing is read anew here. Where a stream has moved since a command was decided, its next version is taken: then the database refuses all of
/// them, and each has to be decided again by itself.
/// </remarks>
public sealed class AppendTogether(NpgsqlDataSource database, IDocumentStore store, IEnumerable<IToldOfEvents> told, TimeProvider clock)
{
    const string Hold = "select pg_advisory_xact_lock(hashtextextended(held.id::text, 0)) from unnest($1) as held(id)";

    const string Begin =
        """
        insert into forum.mt_streams (id, type, version, timestamp, tenant_id)
        select begun.id, begun.type, 1, now(), '*DEFAULT*' from unnest($1, $2) as begun(id, type)
        """;

    const string Grow =
        """
        update forum.mt_streams stream set version = greatest(stream.version, grown.version), timestamp = now()
        from unnest($1, $2) as grown(id, version) where stream.id = grown.id
        """;

    const string Append =
        """
        insert into forum.mt_events (
            seq_id, id, stream_id, version, data, type, mt_dotnet_type, user_name, correlation_id, timestamp, tenant_id, is_archived)
        select nextval('forum.mt_events_sequence'), e.id, e.stream_id, e.version, e.data::jsonb, e.type, e.dotnet_type, e.user_name, e.correlation_id,
            $9, '*DEFAULT*', false
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) as e(id, stream_id, version, data, type, dotnet_type, user_name, correlation_id)
        """;

    readonly ISerializer json = store.Options.Serializer();
    readonly RowProjection[] views = [.. ((DocumentStore)store).Options.Projections.All.OfType<RowProjection>()];

    /// <summary>Somebody else came first: to the same stream, id or name.</summary>
    public static bool IsMeeting(PostgresException e) => e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected;

    /// <param name="events">Each is told when it is stored.</param>
    /// <param name="held">Streams that one member alone writes, as <see cref="OwnEvents"/> holds them.</param>
    /// <exception cref="PostgresException">Something stood in the way of one of them, and none is stored.</exception>
    public async Task StoreAsync(IReadOnlyList<NewEvent> events, IEnumerable<Guid> held)
    {
        await using var batch = Write(events, held);
        await batch.ExecuteNonQueryAsync();
        Tell(events);
    }

    /// <summary>The same, and reads something back in the same transaction.</summary>
    /// <returns>What <paramref name="read"/> makes of it.</returns>
    public async Task<T> StoreAsync<T>(IReadOnlyList<NewEvent> events, NpgsqlBatchCommand reading, Func<NpgsqlDataReader, Task<T>> read)
    {
        await using var batch = Write(events, held: []);
        batch.BatchCommands.Add(reading);
        T found;
        // It is stored when all of the answer has come.
        await using (var reader = await batch.ExecuteReaderAsync()) found = await read(reader);
        Tell(events);
        return found;
    }

    NpgsqlBatch Write(IReadOnlyList<NewEvent> events, IEnumerable<Guid> held)
    {
        var (batch, at) = (database.CreateBatch(), Now());
        foreach (var e in events) e.Event.Timestamp = at;

        // In one order everywhere, so that no two wait for each other.
        Guid[] own = [.. held.OrderBy(id => id)];
        if (own.Length > 0) Add(batch, Hold, own);
        WriteStreams(batch, events);
        WriteEvents(batch, [.. events.Select(e => e.Event)], at);
        var rows = new BatchRows(batch);
        foreach (var e in events) Array.ForEach(views, view => view.Write(rows, e.Event));
        return batch;
    }

    static void WriteStreams(NpgsqlBatch batch, IReadOnlyList<NewEvent> events)
    {
        NewEvent[] begun = [.. events.Where(e => e.Event.Version == 1)], grown = [.. events.Where(e => e.Event.Version > 1)];
        if (begun.Length > 0)
        {
            Add(batch, Begin, begun.Select(e => e.Event.StreamId).ToArray(), begun.Select(e => e.StreamType).ToArray());
        }

        if (grown.Length > 0)
        {
            Add(batch, Grow, grown.Select(e => e.Event.StreamId).ToArray(), grown.Select(e => e.Event.Version).ToArray());
        }
    }

    void WriteEvents(NpgsqlBatch batch, IEvent[] events, DateTimeOffset at)
    {
        Add(
            batch, Append, Each(e => e.Id), Each(e => e.StreamId), Each(e => e.Version), Each(e => json.ToJson(e.Data)),
            Each(e => e.EventTypeName), Each(e => e.DotNetTypeName), Each(e => e.UserName), Each(e => e.CorrelationId), at);

        T[] Each<T>(Func<IEvent, T> value) => Array.ConvertAll(events, e => value(e));
    }

    static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        batch.BatchCommands.Add(command);
    }

    void Tell(IReadOnlyList<NewEvent> events)
    {
        IEvent[] stored = [.. events.Select(e => e.Event)];
        foreach (var listener in told) listener.Tell(stored);
    }

    /// <summary>As exact as the database keeps it.</summary>
    DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
