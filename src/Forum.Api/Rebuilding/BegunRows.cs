using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Rows of one kind that begin in a batch of events.</summary>
abstract class BegunRows
{
    /// <summary>Keeps what other rows refer to.</summary>
    public abstract void Remember();

    public abstract Task CopyAsync(NpgsqlConnection connection, NextSql sql, CancellationToken cancellation);
}

sealed class BegunRows<T> : BegunRows
{
    readonly List<T> rows = [];
    readonly NewRow<T> kind;
    readonly FoundValues found;
    readonly NewColumn<T> id;

    public BegunRows(NewRow<T> kind, FoundValues found)
    {
        (this.kind, this.found, id) = (kind, found, kind.Columns[0]);
        foreach (var column in kind.Columns.Where(column => column.Of is not null)) found.Ask(column.Of!);
    }

    public void Add(T row) => rows.Add(row);

    public override void Remember()
    {
        foreach (var lookup in found.Of(kind.Table))
        {
            var column = kind.Columns.Single(column => column.Name == lookup.Column);
            foreach (var row in rows) found.Remember(lookup, (Guid)id.Value(row)!, column.Value(row));
        }
    }

    public override async Task CopyAsync(NpgsqlConnection connection, NextSql sql, CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        foreach (var column in kind.Columns.Where(column => column.Of is not null))
        {
            await found.LoadAsync(connection, column.Of!, [.. rows.Select(row => (Guid)column.Value(row)!)], cancellation);
        }

        await kind.CopyAsync(
            connection, sql.Of(kind.Table), rows,
            (column, row) => column.Of is { } lookup ? found.Find(lookup, (Guid)column.Value(row)!) : column.Value(row),
            cancellation);
        rows.Clear();
    }
}
