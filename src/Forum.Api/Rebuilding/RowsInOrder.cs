using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Writes rows exactly as they come, each by its statement, many statements in one round trip.</summary>
sealed class RowsInOrder(NpgsqlConnection connection, NextSql sql) : INextRows
{
    /// <summary>So many statements are sent at once.</summary>
    const int Sent = 1_000;

    readonly List<NpgsqlBatchCommand> waiting = [];

    public void QueueSqlCommand(string statement, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql.Of(statement));
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        waiting.Add(command);
    }

    public void Begin<T>(NewRow<T> kind, T row) => QueueSqlCommand(kind.Insert, kind.Values(row));

    public async Task FlushAsync(CancellationToken cancellation)
    {
        foreach (var some in waiting.Chunk(Sent))
        {
            await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
            foreach (var command in some) batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        waiting.Clear();
    }
}
