using Forum.Api.Analytics;
using Forum.Api.Rebuilding;
using Npgsql;

namespace Forum.Api.Exports;

/// <summary>Finds what shows a cut: the relations of now while they stand there, and else those that are made again as of it.</summary>
public sealed class ExportReadings(NpgsqlDataSource database, AnalyticsAt analyticsAt)
{
    const string Defined = "select coalesce(obj_description(to_regnamespace($1), 'pg_namespace'), '')";

    /// <param name="cut">Null for where the relations of now stand.</param>
    /// <param name="isOfLog">Whether the log alone is read, whose past does not change.</param>
    public async Task<ExportReading> OpenAsync(long? cut, bool isOfLog, IProgress<RebuildProgress> making, CancellationToken cancellation)
    {
        var live = await ExportReading.OpenAsync(database, AnalyticsSources.Live, cancellation);
        if (cut is null || live.Cut == cut || isOfLog) return live;
        await live.DisposeAsync();
        var made = AnalyticsSources.At(cut.Value);
        if (!await IsMadeAsync(made, cancellation)) await analyticsAt.BuildAsync(cut.Value, making, cancellation);
        return await ExportReading.OpenAsync(database, made, cancellation);
    }

    public Task<long> NewestAsync(CancellationToken cancellation) => analyticsAt.NewestAsync(cancellation);

    async Task<bool> IsMadeAsync(AnalyticsSources made, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.TextsAsync(Defined, cancellation, made.Schema))[0].Contains(AnalyticsDefinitions.Version, StringComparison.Ordinal);
    }
}
