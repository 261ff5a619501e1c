using JasperFx.Events;

namespace Forum.Api.Storage;

/// <summary>An asynchronous view that adds up: one statement for a whole batch of events, however many rows they touch.</summary>
public abstract class Counter(params ViewTable[] tables)
{
    public IReadOnlyList<ViewTable> Tables { get; } = tables;

    /// <summary>Whether each event concerns rows of its own stream alone, so that streams may be counted apart, at the same time.</summary>
    public virtual bool IsOfStreams => false;

    /// <summary>Counts events, in their order and each of them once.</summary>
    public void Count(IRowOperations operations, IReadOnlyList<IEvent> events) => Apply(operations, events);

    protected abstract void Apply(IRowOperations operations, IReadOnlyList<IEvent> events);
}
