using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Forum.Api.Storage;

/// <summary>An inline view: each event writes its own rows of one table, in the transaction that stores the event.</summary>
public abstract class RowProjection : EventProjection
{
    protected RowProjection(params ViewTable[] tables)
    {
        Name = GetType().Name;
        foreach (var table in tables)
        {
            SchemaObjects.Add(table);
            Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        }
    }

    public sealed override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        Apply(operations, e);
        return ValueTask.CompletedTask;
    }

    protected abstract void Apply(IDocumentOperations operations, IEvent e);
}
