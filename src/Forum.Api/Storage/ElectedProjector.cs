using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;
using ProjectionCoordinator = Marten.Events.Daemon.Coordination.ProjectionCoordinator;

namespace Forum.Api.Storage;

/// <summary>
/// Of several servers on one database one keeps the asynchronous views: whoever holds the lock. The others stand by, and one of them takes over within
/// seconds when it stops, dies or loses its connection.
/// </summary>
/// <remarks>
/// The store can choose among servers as well, but watches its lock by a statement that sleeps in the database, a minute each. That keeps a snapshot,
/// and while one lives PostgreSQL removes no row version that died after it, in any table: rows that change often become slow to read and to change.
/// </remarks>
public sealed class ElectedProjector(IProjectionCoordinator coordinator, NpgsqlDataSource database, ILogger<ElectedProjector> log) : BackgroundService
{
    /// <summary>The store's own default, as is the way the key is made: so a server that lets the store choose is kept out, too.</summary>
    const int StoreLockId = 4444;

    static readonly int Key = ProjectionLockIds.Compute(ForumStore.EventSchema, new ShardName(ForumStore.Activity), StoreLockId);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await coordinator.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ProjectWhileElectedAsync(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "This server does not keep the asynchronous views now: its lock cannot be asked for, or is lost");
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    async Task ProjectWhileElectedAsync(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        // Not a lock of the session: a proxy that lends connections for a transaction would give it to somebody else.
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        await using var ask = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Key})", connection);
        if (await ask.ExecuteScalarAsync(stopping) is not true) return;

        // What the server was asked last stays open until it is asked something else, and keeps a snapshot if it reads rows. This reads none.
        await using var look = new NpgsqlCommand("show transaction_isolation", connection);
        await look.ExecuteNonQueryAsync(stopping);
        try
        {
            await coordinator.ResumeAsync();
            while (true)
            {
                await Task.Delay(Pause, stopping);
                await look.ExecuteNonQueryAsync(stopping);
            }
        }
        finally
        {
            await coordinator.PauseAsync();
        }
    }
}

static class Projecting
{
    public static void AddProjecting(this IServiceCollection services)
    {
        services.AddSingleton<IProjectionCoordinator, ProjectionCoordinator>();
        services.AddSingleton<JasperFx.Events.Daemon.IProjectionCoordinator>(provider => provider.GetRequiredService<IProjectionCoordinator>());
        services.AddHostedService<ElectedProjector>();
    }
}
