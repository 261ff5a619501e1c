using System.Collections.Concurrent;
using System.Text;
using Npgsql;

namespace Forum.Api.Storage;

/// <summary>Rows that are written in a batch of statements.</summary>
public sealed class BatchRows(NpgsqlBatch batch) : IRowOperations
{
    /// <summary>Statements with places that have numbers, by those with question marks.</summary>
    static readonly ConcurrentDictionary<string, string> Numbered = new();

    public void QueueSqlCommand(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(Numbered.GetOrAdd(sql, Number));
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    public void Begin<T>(NewRow<T> kind, T row) => QueueSqlCommand(kind.Insert, kind.Values(row));

    static string Number(string sql)
    {
        var numbered = new StringBuilder();
        var parts = sql.Split('?');
        for (var i = 0; i < parts.Length; i++) numbered.Append(i == 0 ? "" : $"${i}").Append(parts[i]);
        return numbered.ToString();
    }
}
