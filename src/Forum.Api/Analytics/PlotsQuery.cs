using System.Data;
using System.Globalization;
using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;

namespace Forum.Api.Analytics;

/// <summary>
/// What plots show. An answer is kept for a minute, one that there was no time to find as well, and who asks meanwhile waits for the same one:
/// however many look, each program asks the database for each plot once a minute.
/// </summary>
public sealed class PlotsQuery(NpgsqlDataSource database, HybridCache cache)
{
    const string Standing = "select cut, moment from analytics.standing";

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    static readonly HybridCacheEntryOptions Kept = new() { Expiration = TimeSpan.FromMinutes(1), LocalCacheExpiration = TimeSpan.FromMinutes(1) };

    public ValueTask<PlotNumbers> FindAsync(AnalyticsPlot plot, CancellationToken cancellation) => cache.GetOrCreateAsync(
        $"plot {plot.Name}", token => new ValueTask<PlotNumbers>(AskAsync(plot, token)), Kept, cancellationToken: cancellation);

    public ValueTask<AnalyticsCut> StandingAsync(CancellationToken cancellation) => cache.GetOrCreateAsync(
        "analytics standing",
        async token =>
        {
            await using var connection = await database.OpenConnectionAsync(token);
            return await StandingAsync(connection, token);
        },
        Kept,
        cancellationToken: cancellation);

    /// <summary>In one snapshot, so that the cut is the one that the numbers stand at.</summary>
    async Task<PlotNumbers> AskAsync(AnalyticsPlot plot, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using (var limit = new NpgsqlCommand(
            $"set transaction read only; set local statement_timeout = {(long)Longest.TotalMilliseconds}", connection))
        {
            await limit.ExecuteNonQueryAsync(cancellation);
        }

        var at = await StandingAsync(connection, cancellation);
        try
        {
            var rows = await RowsAsync(plot, connection, cancellation);
            return new PlotNumbers(at, rows, PlotDrawing.Of(plot, rows));
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.QueryCanceled)
        {
            return new PlotNumbers(at, Rows: null, Drawing: null);
        }
    }

    static async Task<AnalyticsCut> StandingAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Standing, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) && !row.IsDBNull(0)
            ? new AnalyticsCut(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1))
            : new AnalyticsCut(null, null);
    }

    static async Task<IReadOnlyList<PlotRow>> RowsAsync(AnalyticsPlot plot, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(plot.Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<PlotRow>();
        while (await reader.ReadAsync(cancellation))
        {
            var of = reader.GetValue(0) is DateOnly day ? $"{day:yyyy-MM-dd}" : reader.GetString(0);
            rows.Add(new PlotRow(of, [.. plot.Columns.Select((_, i) => reader.IsDBNull(i + 1) ? (double?)null : Convert.ToDouble(reader.GetValue(i + 1), CultureInfo.InvariantCulture))]));
        }

        return rows;
    }
}
