using System.Diagnostics.Metrics;
using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Operations;

/// <summary>
/// Says that the asynchronous views have stopped, and at which event. They are tried again every few seconds, and go on where they stopped once the
/// event, the table or the program is mended. The forum serves on meanwhile, with counts as they were. Of several servers one keeps them; it writes down
/// where they stopped, and every server tells what is written there: they stand still as long as they have not come beyond it.
/// </summary>
public sealed class StoppedViews(
    IProjectionCoordinator coordinator, IDocumentStore store, NpgsqlDataSource database, IMeterFactory meters, ILogger<StoppedViews> log)
    : BackgroundService, IHealthCheck, IObserver<ShardState>
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    const string Written =
        $"select stopped.at, stopped.because from forum.stopped_views stopped where stopped.at > coalesce(({ViewFollower.Counted}), 0)";

    /// <summary>As many as are counted at once.</summary>
    const int Batch = 2_000;

    sealed record Stop(long At, string Because);

    volatile Stop? stop;
    IDisposable? watching;

    /// <summary>One row, which says more once the views have come beyond it than is true: it is written anew by the next that stops them.</summary>
    public static readonly Table Table = Define();

    public bool HaveStopped => stop is not null;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(Telemetry.ServiceName).CreateObservableGauge(
            "forum.views.stopped", () => stop is null ? 0 : 1, description: "Whether the asynchronous views have stopped at an event.");
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
        return stop is { } now ? HealthCheckResult.Degraded(now.Because) : HealthCheckResult.Healthy();
    }

    public void OnNext(ShardState value)
    {
        if (value.ShardName.StartsWith($"{ForumStore.Activity}:", StringComparison.Ordinal) && value.Exception is { } failure) _ = TellAsync(failure);
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
        await using var command = database.CreateCommand(Written);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (before, now) = (stop, await row.ReadAsync(cancellation) ? new Stop(row.GetInt64(0), row.GetString(1)) : null);
        if (now == before) return;
        stop = now;
        if (now is not null) log.LogError("{Because} They are tried again every few seconds", now.Because);
        else log.LogInformation("The asynchronous views go on beyond event {Event}", before!.At);
    }

    async Task TellAsync(Exception failure)
    {
        try
        {
            var (after, poisoned) = await FindAsync();
            // Without an event to name it is the database that does not take what they write.
            var now = poisoned is null
                ? new Stop(after + 1, $"The asynchronous views have stopped after event {after}: {failure.GetBaseException().GetType().Name} {Code(failure)}".TrimEnd())
                : new Stop(poisoned.Sequence, poisoned.ToString());
            await using var write = database.CreateCommand(
                "insert into forum.stopped_views (is_one, at, because) values (true, $1, $2) on conflict (is_one) do update set at = $1, because = $2");
            write.Parameters.Add(new() { Value = now.At });
            write.Parameters.Add(new() { Value = now.Because });
            await write.ExecuteNonQueryAsync();
            await LookAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Why the asynchronous views have stopped cannot be found out now");
        }
    }

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "stopped_views", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("is_one", "boolean").AsPrimaryKey();
        table.AddColumn("at", "bigint").NotNull();
        table.AddColumn("because", "text").NotNull();
        return table;
    }

    static string? Code(Exception failure) => (failure.GetBaseException() as PostgresException)?.SqlState;

    /// <summary>Reads on from where they stand, to the first event that cannot be read or counted.</summary>
    async Task<(long After, PoisonedEvent? Poisoned)> FindAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        var after = await connection.NumberAsync(ViewFollower.Counted, CancellationToken.None);
        var events = new List<JasperFx.Events.IEvent>();
        PoisonedEvent? unread = null;
        try
        {
            await foreach (var e in new StoredEvents(store.Options.Serializer()).ReadAsync(connection, after, [], CancellationToken.None, Batch))
            {
                events.Add(e);
            }
        }
        catch (PoisonedEventException e)
        {
            unread = e.Poisoned;
        }

        var uncounted = ForumStore.Counters().Select(counter => PoisonedEvent.Among(events, counter)).OfType<PoisonedEvent>();
        return (after, uncounted.MinBy(poisoned => poisoned.Sequence) ?? unread);
    }
}

static class WatchingViews
{
    public static void AddStoppedViews(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoppedViews>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StoppedViews>());
    }
}
