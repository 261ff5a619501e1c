using Npgsql;
using NpgsqlTypes;

namespace Forum.Api.Storage;

/// <summary>What another row knows, and never changes: <paramref name="Column"/> of the row of <paramref name="Table"/> with a certain id.</summary>
public sealed record Lookup(string Table, string Column);

/// <summary>A column of a new row, of what an event tells.</summary>
/// <param name="Sql">What an insert makes of the value.</param>
/// <param name="Of">Where the column holds what another row knows, whose id <paramref name="Value"/> is.</param>
/// <param name="Found">What that is, for whoever has looked it up for many rows at once.</param>
public sealed record NewColumn<T>(
    string Name, NpgsqlDbType Type, Func<T, object?> Value, string Sql = "?", Lookup? Of = null, Func<T, object?>? Found = null)
{
    public string Expression { get; } = Of is null ? Sql : $"(select {Of.Column} from {Of.Table} where id = {Sql})";
}

/// <summary>
/// How rows of a view begin, said once for both ways in which they are written: one by one as a projection meets their events, and by COPY.
/// </summary>
public sealed class NewRow<T>(string table, params NewColumn<T>[] columns)
{
    public string Table => table;

    public IReadOnlyList<NewColumn<T>> Columns => columns;

    public string Insert { get; } =
        $"insert into {table} ({Names(columns)}) values ({string.Join(", ", columns.Select(column => column.Expression))})";

    // No value means SQL's null, to whoever queues a statement.
    public object[] Values(T row) => [.. columns.Select(column => column.Value(row)!)];

    /// <summary>Copies rows, in the transaction that the connection is in.</summary>
    public Task CopyAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellation) =>
        CopyAsync(connection, table, rows, (column, row) => (column.Found ?? column.Value)(row), cancellation);

    /// <param name="into">The table, or one of the same shape.</param>
    /// <param name="valueOf">Finds what a column holds.</param>
    public async Task CopyAsync(
        NpgsqlConnection connection, string into, IEnumerable<T> rows, Func<NewColumn<T>, T, object?> valueOf, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {into} ({Names(columns)}) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            await copy.StartRowAsync(cancellation);
            foreach (var column in columns) Write(copy, valueOf(column, row), column.Type);
        }

        await copy.CompleteAsync(cancellation);
    }

    // To name the type saves the copy to find out by each value how it is written, which is most of the time that it takes.
    static void Write(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case Guid id:
                copy.Write(id, type);
                break;
            case string text:
                copy.Write(text, type);
                break;
            case long number:
                copy.Write(number, type);
                break;
            case int number:
                copy.Write(number, type);
                break;
            case bool truth:
                copy.Write(truth, type);
                break;
            case DateTimeOffset at:
                copy.Write(at, type);
                break;
            default:
                copy.Write(value, type);
                break;
        }
    }

    static string Names(IEnumerable<NewColumn<T>> columns) => string.Join(", ", columns.Select(column => column.Name));
}
