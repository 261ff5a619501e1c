using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Copies rows that begin, and then does in order what changes rows. Nothing that comes before a row's beginning concerns it, so the rows of a
/// batch of events may all begin before any of them changes.
/// </summary>
sealed class RowsInBulk(NpgsqlConnection connection, NextSql sql) : INextRows
{
    readonly FoundValues found = new(sql);
    readonly Dictionary<object, BegunRows> begun = [];
    readonly RowsInOrder changes = new(connection, sql);

    public void QueueSqlCommand(string sql, params object[] values) => changes.QueueSqlCommand(sql, values);

    public void Begin<T>(NewRow<T> kind, T row)
    {
        if (!begun.TryGetValue(kind, out var rows)) begun.Add(kind, rows = new BegunRows<T>(kind, found));
        ((BegunRows<T>)rows).Add(row);
    }

    public async Task FlushAsync(CancellationToken cancellation)
    {
        found.Trim();
        foreach (var rows in begun.Values) rows.Remember();
        foreach (var rows in begun.Values) await rows.CopyAsync(connection, sql, cancellation);
        await changes.FlushAsync(cancellation);
    }
}
