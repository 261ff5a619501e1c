using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Analytics;

/// <summary>The schema that analysts query, made again as of a cut beside that of now, by the same definitions and from one reading of the events.</summary>
public sealed class AnalyticsAt(ViewMaking making, NpgsqlDataSource database)
{
    const string Newest = "select coalesce(max(cut), 0) from views.analytics_standing";

    /// <summary>The last cut that there can be a schema of: what analysts see of now stands there.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.NumberAsync(Newest, cancellation);
    }

    /// <summary>Takes the place of what was made of the same cut before.</summary>
    /// <returns>The schema.</returns>
    /// <exception cref="RebuildUnderWayException">A rebuild is at work.</exception>
    public Task<string> BuildAsync(long cut, IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        var at = AnalyticsSources.At(cut);
        return making.RunAsync(
            RebuiltViews.Of([ForumStore.Analytics]),
            isToServe: true,
            async made =>
            {
                made.Tell("changing places");
                await using var transaction = await made.Writing.BeginTransactionAsync(cancellation);
                await made.Writing.RunAsync(
                    [
                        .. Dropping(at),
                        $"create schema {at.Made}",
                        .. made.Tables.Names.Select(table => $"alter table {NextSql.Schema}.{table} set schema {at.Made}"),
                        .. AnalyticsSchema.Statements(at, cut),
                    ],
                    cancellation);
                await AnalyticsSchema.GrantAsync(made.Writing, at.Schema, cancellation);
                await transaction.CommitAsync(cancellation);
                return at.Schema;
            },
            progress,
            cancellation,
            cut);
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> DropAsync(long cut, CancellationToken cancellation)
    {
        var at = AnalyticsSources.At(cut);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var there = await connection.TextsAsync("select nspname::text from pg_namespace where nspname = $1", cancellation, at.Schema);
        await connection.RunAsync(Dropping(at), cancellation);
        return there.Count > 0;
    }

    static string[] Dropping(AnalyticsSources at) => [$"drop schema if exists {at.Schema} cascade", $"drop schema if exists {at.Made} cascade"];
}
