using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Forum.Api.Storage;

/// <summary>An asynchronous view that adds up: one statement for a whole batch of events, however many rows they touch.</summary>
public abstract class Counter(params ViewTable[] tables) : IProjection
{
    public IReadOnlyList<ViewTable> Tables { get; } = tables;

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        Apply(operations, events);
        return Task.CompletedTask;
    }

    protected abstract void Apply(IDocumentOperations operations, IReadOnlyList<IEvent> events);
}
