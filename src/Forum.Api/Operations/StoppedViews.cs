using System.Diagnostics.Metrics;
using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Forum.Api.Operations;

/// <summary>
/// Says that the asynchronous views have stopped, and at which event. They are tried again every few seconds, and go on where they stopped once the
/// event, the table or the program is mended. The forum serves on meanwhile, with counts as they were.
/// </summary>
public sealed class StoppedViews(
    IProjectionCoordinator coordinator, IDocumentStore store, NpgsqlDataSource database, IMeterFactory meters, ILogger<StoppedViews> log)
    : IHealthCheck, IHostedService, IObserver<ShardState>
{
    /// <summary>As many as are counted at once.</summary>
    const int Batch = 2_000;

    sealed record Stop(long At, string Because);

    volatile Stop? stop;
    IDisposable? watching;

    public bool HaveStopped => stop is not null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(Telemetry.ServiceName).CreateObservableGauge(
            "forum.views.stopped", () => stop is null ? 0 : 1, description: "Whether the asynchronous views have stopped at an event.");
        watching = coordinator.DaemonForMainDatabase().Tracker.Subscribe(this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        watching?.Dispose();
        return Task.CompletedTask;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(stop is { } now ? HealthCheckResult.Degraded(now.Because) : HealthCheckResult.Healthy());

    public void OnNext(ShardState value)
    {
        if (!value.ShardName.StartsWith($"{ForumStore.Activity}:", StringComparison.Ordinal)) return;
        if (value.Exception is { } failure) _ = TellAsync(failure);
        else if (stop is { } stopped && value.Action == JasperFx.Events.Daemon.ShardAction.Updated && value.Sequence >= stopped.At)
        {
            stop = null;
            log.LogInformation("The asynchronous views go on beyond event {Event}", stopped.At);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
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
            if (now == stop) return;
            stop = now;
            log.LogError("{Because} They are tried again every few seconds", now.Because);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Why the asynchronous views have stopped cannot be found out now");
        }
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
