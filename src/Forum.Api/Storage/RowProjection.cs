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
        Tables = tables;
        foreach (var table in tables)
        {
            SchemaObjects.Add(table);
            Options.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        }
    }

    public IReadOnlyList<ViewTable> Tables { get; }

    public sealed override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        Apply(new SessionRows(operations), e);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes what the event means for the rows of this view.</summary>
    public void Write(IRowOperations operations, IEvent e) => Apply(operations, e);

    protected abstract void Apply(IRowOperations operations, IEvent e);
}
