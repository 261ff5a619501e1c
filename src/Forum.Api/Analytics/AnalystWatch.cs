using Npgsql;

namespace Forum.Api.Analytics;

/// <summary>
/// Ends what analysts let run for longer than they may. The limits that are set on a role are its own to change, and no privilege keeps it from that;
/// what is asked here it cannot change.
/// </summary>
public sealed class AnalystWatch(NpgsqlDataSource database, ILogger<AnalystWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The server's own timeout comes first, and ends a statement politely.</summary>
    const string End =
        """
        select count(pg_terminate_backend(their.pid)) from pg_stat_activity their join forum.analyst_role role on role.name = their.usename
        where (their.state = 'active' and their.query_start < clock_timestamp() - make_interval(secs => role.seconds + 1))
            or (their.state like 'idle in transaction%' and their.state_change < clock_timestamp() - make_interval(secs => role.seconds + 1))
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
        }
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await using var end = database.CreateCommand(End);
            if (await end.ExecuteScalarAsync(cancellation) is long and > 0 and var ended)
            {
                log.LogWarning("Ended {Count} connections of analysts that ran for longer than they may", ended);
            }
        }
        catch (NpgsqlException e)
        {
            log.LogWarning(e, "Whether analysts let something run for too long cannot be found out now");
        }
    }
}
