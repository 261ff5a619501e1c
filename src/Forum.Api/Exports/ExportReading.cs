using System.Data;
using Forum.Api.Analytics;
using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>One state of the database, that all rows of an export are read from.</summary>
/// <param name="Cut">What the relations of <paramref name="Source"/> stand at; null before the first event.</param>
public sealed record ExportReading(NpgsqlConnection Connection, NpgsqlTransaction Transaction, AnalyticsSources Source, long? Cut, DateTimeOffset? Moment, DateTimeOffset At)
    : IAsyncDisposable
{
    public static async Task<ExportReading> OpenAsync(NpgsqlDataSource database, AnalyticsSources source, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await connection.RunAsync(["set transaction read only", "set local work_mem = '64MB'"], cancellation);
            await using var command = new NpgsqlCommand($"select cut, moment, now() from {source.Schema}.standing", connection);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            await row.ReadAsync(cancellation);
            return new ExportReading(
                connection, transaction, source, row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>When the last event up to a cut was stored.</summary>
    public async Task<DateTimeOffset?> MomentAsync(long cut, CancellationToken cancellation)
    {
        if (cut == Cut) return Moment;
        await using var command = new NpgsqlCommand(
            $"select timestamp from {ForumStore.EventSchema}.mt_events where seq_id <= $1 order by seq_id desc limit 1", Connection);
        command.Parameters.Add(new() { Value = cut });
        return await command.ExecuteScalarAsync(cancellation) is DateTime moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
