using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Forum.Api.Storage;

/// <summary>
/// All counters as one projection: what one of them cannot take none of them takes, and an event that came into sight late is counted by all. A
/// composite of them would run each on its own and trust that a failure of one reaches the others before they are stored.
/// </summary>
/// <param name="counting">Told of the last event of a batch that is about to be stored.</param>
/// <param name="beside">Stores in the same transaction what is no view, and so is not made again.</param>
public sealed class Counting(
    CounterSet set, Action<long>? counting = null, Action<IDocumentOperations, IReadOnlyList<IEvent>>? beside = null) : IProjection
{
    readonly LateEvents late = new(set);

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0) return;
        counting?.Invoke(events[^1].Sequence);
        events = await late.AmongAsync(operations, events, cancellation);
        var rows = new SessionRows(operations);
        foreach (var counter in set.Counters)
        {
            try
            {
                counter.Count(rows, events);
            }
            catch (Exception e) when (PoisonedEvent.Among(events, counter) is { } poisoned)
            {
                throw new PoisonedEventException(poisoned, e);
            }
        }

        beside?.Invoke(operations, events);
    }
}
