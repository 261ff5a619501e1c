using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Forum.Api.Storage;

/// <summary>An asynchronous view that adds up: one statement for a whole batch of events, however many rows they touch.</summary>
public abstract class Counter(params ViewTable[] tables) : IProjection
{
    public IReadOnlyList<ViewTable> Tables { get; } = tables;

    /// <summary>Whether each event concerns rows of its own stream alone, so that streams may be counted apart, at the same time.</summary>
    public virtual bool IsOfStreams => false;

    /// <summary>Told of the last event of a batch that is about to be stored.</summary>
    public Action<long>? Beginning { get; init; }

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (events.Count > 0) Beginning?.Invoke(events[^1].Sequence);
        Apply(new SessionRows(operations), events);
        return Task.CompletedTask;
    }

    /// <summary>Counts events, in their order and each of them once.</summary>
    public void Count(IRowOperations operations, IReadOnlyList<IEvent> events) => Apply(operations, events);

    protected abstract void Apply(IRowOperations operations, IReadOnlyList<IEvent> events);
}
