using Forum.Api.Rebuilding;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>
/// Events of numbers that were not there when later ones were. What tells how far the log is whole passes over a number once it sees no transaction
/// any more that may use it, and it can miss one that began while it looked. So whoever counts beyond such a number waits for everybody
/// who was writing at that moment, looks again, and counts what has come of it, in its place.
/// </summary>
sealed class LateEvents(CounterSet set)
{
    /// <summary>Who may have taken a number: they have looked for a stream, or hold the log.</summary>
    const string Writers =
        """
        select distinct virtualtransaction from pg_locks
        where granted and pid <> pg_backend_pid() and locktype = 'relation'
            and database = (select oid from pg_database where datname = current_database())
            and (relation = 'forum.mt_streams'::regclass and mode in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
                or relation = 'forum.mt_events'::regclass and mode = 'RowExclusiveLock')
        """;

    const string StillWriting = "select count(*) from pg_locks where granted and virtualtransaction = any($1)";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    readonly string progress = $"select last_seq_id from forum.mt_event_progression where name = '{set.Shard}'";

    /// <summary>The last events of the batch that was counted last, and of the one before.</summary>
    long last, before;

    /// <returns>The same events, with those among them that came into sight late.</returns>
    public async Task<IReadOnlyList<IEvent>> AmongAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var (first, newest) = (events[0].Sequence, events[^1].Sequence);
        // The same again: the batch before was not stored.
        if (first <= last) last = before;
        if (first == last + 1 && newest - first == events.Count - 1) return Counted(events, newest);

        await using var connection = operations.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        // After a start nothing is known of numbers before the last that was stored.
        if (last == 0 || first <= last) last = Math.Min(first - 1, await connection.NumberAsync(progress, cancellation));
        var gaps = new ReadEvents(last);
        foreach (var e in events) gaps.Add(e.Sequence);
        if (gaps.Gaps.Count == 0) return Counted(events, newest);

        string[] writers = [.. await connection.TextsAsync(Writers, cancellation)];
        while (writers.Length > 0 && await StillAsync(connection, writers, cancellation)) await Task.Delay(Pause, cancellation);
        var found = new List<IEvent>();
        var stored = new StoredEvents(operations.DocumentStore.Options.Serializer());
        await foreach (var e in stored.ReadAsync(connection, long.MaxValue, gaps.Gaps, cancellation)) found.Add(e);

        return Counted(found.Count == 0 ? events : [.. events.Concat(found).OrderBy(e => e.Sequence)], newest);
    }

    IReadOnlyList<IEvent> Counted(IReadOnlyList<IEvent> events, long newest)
    {
        (before, last) = (last, newest);
        return events;
    }

    static async Task<bool> StillAsync(NpgsqlConnection connection, string[] writers, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(StillWriting, connection) { Parameters = { new() { Value = writers } } };
        return (long)(await command.ExecuteScalarAsync(cancellation))! > 0;
    }
}
