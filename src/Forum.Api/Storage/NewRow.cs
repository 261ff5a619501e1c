using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Forum.Api.Storage;

/// <summary>A column of a new row, of what an event tells.</summary>
/// <param name="Sql">Where an insert has to look up what the column holds, by <paramref name="Value"/>.</param>
/// <param name="Found">What it holds, for whoever has looked it up for many rows at once. Null where it is the value itself.</param>
public sealed record NewColumn<T>(string Name, NpgsqlDbType Type, Func<T, object> Value, string Sql = "?", Func<T, object?>? Found = null);

/// <summary>
/// How rows of a view begin, said once for both ways in which they are written: one by one as a projection meets their events, and by COPY.
/// </summary>
public sealed class NewRow<T>(string table, params NewColumn<T>[] columns)
{
    readonly string insert = $"insert into {table} ({Names(columns)}) values ({string.Join(", ", columns.Select(column => column.Sql))})";

    public void Insert(IDocumentOperations operations, T row) =>
        operations.QueueSqlCommand(insert, [.. columns.Select(column => column.Value(row))]);

    /// <summary>Copies rows, in the transaction that the connection is in.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({Names(columns)}) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in columns)
            {
                if ((column.Found ?? column.Value)(row) is { } value) await copy.WriteAsync(value, column.Type, cancellation);
                else await copy.WriteNullAsync(cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    static string Names(IEnumerable<NewColumn<T>> columns) => string.Join(", ", columns.Select(column => column.Name));
}
