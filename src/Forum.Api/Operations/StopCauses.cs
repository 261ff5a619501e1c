using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Operations;

/// <summary>Finds out which event stopped views.</summary>
public sealed class StopCauses(IDocumentStore store, NpgsqlDataSource database)
{
    /// <summary>As many as are counted at once.</summary>
    const int Batch = 2_000;

    /// <returns>What the database said, where it was the database.</returns>
    public static string? Code(Exception failure) => (failure.GetBaseException() as PostgresException)?.SqlState;

    /// <summary>Reads on from where they stand, to the first event that cannot be read or counted.</summary>
    public async Task<(long After, PoisonedEvent? Poisoned)> FindAsync(CounterSet set)
    {
        await using var connection = await database.OpenConnectionAsync();
        var after = await connection.NumberAsync($"select last_seq_id from forum.mt_event_progression where name = '{set.Shard}'", CancellationToken.None);
        var events = new List<IEvent>();
        PoisonedEvent? unread = null;
        try
        {
            await foreach (var e in new StoredEvents(store.Options.Serializer()).ReadAsync(connection, after, [], CancellationToken.None, Batch))
            {
                events.Add(e);
            }
        }
        catch (PoisonedEventException e)
        {
            unread = e.Poisoned;
        }

        var uncounted = set.Counters.Select(counter => PoisonedEvent.Among(events, counter)).OfType<PoisonedEvent>();
        return (after, uncounted.MinBy(poisoned => poisoned.Sequence) ?? unread);
    }
}
