using Forum.Api.Rebuilding;
using Npgsql;

namespace Forum.Api.Analytics;

/// <summary>Brings the relations that analysts query to what this program defines, when it starts and once the tables are there.</summary>
public sealed class AnalyticsSchemaKeeper(NpgsqlDataSource database) : IHostedService
{
    /// <summary>Programs that start at the same time make them one after the other.</summary>
    const string Hold = "select pg_advisory_xact_lock(5072416101)";

    const string Defined = "select coalesce(obj_description(to_regnamespace($1), 'pg_namespace'), '')";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await IsCurrentAsync(connection, cancellationToken)) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync([Hold], cancellationToken);
        if (await IsCurrentAsync(connection, cancellationToken)) return;
        await transaction.SaveAsync("before", cancellationToken);
        try
        {
            await connection.RunAsync(AnalyticsSchema.Statements(AnalyticsSources.Live), cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidTableDefinition)
        {
            // Columns can be added to a view, and nothing else.
            await transaction.RollbackAsync("before", cancellationToken);
            await connection.RunAsync(
                [
                    .. AnalyticsDefinitions.All.Reverse().Select(relation => $"drop view if exists {AnalyticsSources.Live.Schema}.{relation.Name}"),
                    .. AnalyticsSchema.Statements(AnalyticsSources.Live),
                ],
                cancellationToken);
        }

        await AnalyticsSchema.GrantAsync(connection, AnalyticsSources.Live.Schema, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.TextsAsync(Defined, cancellation, AnalyticsSources.Live.Schema))[0].Contains(AnalyticsDefinitions.Version, StringComparison.Ordinal);
}
