using Npgsql;

namespace Forum.Api.Rebuilding;

static class ConnectionStatements
{
    /// <summary>Runs statements in one round trip, in one transaction, however long they take.</summary>
    public static async Task RunAsync(this NpgsqlConnection connection, IReadOnlyList<string> statements, CancellationToken cancellation)
    {
        if (statements.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first column of all rows.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var texts = new List<string>();
        while (await row.ReadAsync(cancellation)) texts.Add(row.GetString(0));
        return texts;
    }

    public static async Task<long> NumberAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }
}
