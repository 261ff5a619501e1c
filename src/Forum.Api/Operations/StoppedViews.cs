using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Forum.Api.Storage;
using JasperFx.Events.Projections;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Operations;

/// <summary>
/// Says which asynchronous views have stopped, and at which event. They are tried again every few seconds, and go on where they stopped once the
/// event, the table or the program is mended. The forum serves on meanwhile, with counts as they were. Of several servers one keeps them; it writes down
/// where they stopped, and every server tells what is written there: they stand still as long as they have not come beyond it.
/// </summary>
public sealed class StoppedViews(
    IProjectionCoordinator coordinator, StopCauses causes, NpgsqlDataSource database, IMeterFactory meters, ILogger<StoppedViews> log)
    : BackgroundService, IHealthCheck, IObserver<ShardState>
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    const string Written =
        """
        select stopped.projection, stopped.at, stopped.because from forum.stopped_views stopped
        left join forum.mt_event_progression progress on progress.name = stopped.projection || ':All'
        where stopped.at > coalesce(progress.last_seq_id, 0)
        """;

    sealed record Stop(long At, string Because);

    readonly IReadOnlyList<CounterSet> sets = ForumStore.CounterSets();
    readonly ConcurrentDictionary<string, Stop> stops = new();
    IDisposable? watching;

    /// <summary>A row for each projection, which says more once its views have come beyond it than is true: it is written anew by the next that stops them.</summary>
    public static readonly Table Table = Define();

    /// <param name="set">The name of a projection.</param>
    public bool HaveStopped(string set) => stops.ContainsKey(set);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(Telemetry.ServiceName).CreateObservableGauge(
            "forum.views.stopped", () => stops.Count, description: "How many of the projections of asynchronous views have stopped at an event.");
        watching = coordinator.DaemonForMainDatabase().Tracker.Subscribe(this);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        watching?.Dispose();
        base.Dispose();
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await LookAsync(cancellationToken);
        string[] reasons = [.. sets.Select(set => stops.GetValueOrDefault(set.Name)?.Because).OfType<string>()];
        return reasons.Length > 0 ? HealthCheckResult.Degraded(string.Join('\n', reasons)) : HealthCheckResult.Healthy();
    }

    public void OnNext(ShardState value)
    {
        if (value.Exception is { } failure && sets.FirstOrDefault(set => set.Shard == value.ShardName) is { } its) _ = TellAsync(its, failure);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>For the metric, which cannot wait.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // Other probes tell that there is no database. What was known stands.
            }
        }
    }

    /// <summary>Looks what is written down, by whichever server.</summary>
    async Task LookAsync(CancellationToken cancellation)
    {
        var written = new Dictionary<string, Stop>();
        await using var command = database.CreateCommand(Written);
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation)) written.Add(row.GetString(0), new Stop(row.GetInt64(1), row.GetString(2)));
        }

        foreach (var set in sets)
        {
            var (before, now) = (stops.GetValueOrDefault(set.Name), written.GetValueOrDefault(set.Name));
            if (now == before) continue;
            if (now is null)
            {
                if (stops.TryRemove(set.Name, out _)) log.LogInformation("The {Views} go on beyond event {Event}", set.Called, before!.At);
                continue;
            }

            stops[set.Name] = now;
            log.LogError("{Because} They are tried again every few seconds", now.Because);
        }
    }

    async Task TellAsync(CounterSet set, Exception failure)
    {
        try
        {
            var (after, poisoned) = await causes.FindAsync(set);
            // Without an event to name it is the database that does not take what they write.
            var now = poisoned is null
                ? new Stop(after + 1, $"The {set.Called} have stopped after event {after}: {failure.GetBaseException().GetType().Name} {StopCauses.Code(failure)}".TrimEnd())
                : new Stop(poisoned.Sequence, poisoned.Stops(set.Called));
            await using var write = database.CreateCommand(
                """
                insert into forum.stopped_views (projection, at, because) values ($1, $2, $3)
                on conflict (projection) do update set at = excluded.at, because = excluded.because
                """);
            write.Parameters.Add(new() { Value = set.Name });
            write.Parameters.Add(new() { Value = now.At });
            write.Parameters.Add(new() { Value = now.Because });
            await write.ExecuteNonQueryAsync();
            await LookAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Why the {Views} have stopped cannot be found out now", set.Called);
        }
    }

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "stopped_views", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("projection", "text").AsPrimaryKey();
        table.AddColumn("at", "bigint").NotNull();
        table.AddColumn("because", "text").NotNull();
        return table;
    }
}

static class WatchingViews
{
    public static void AddStoppedViews(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StopCauses>();
        builder.Services.AddSingleton<StoppedViews>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StoppedViews>());
    }
}
