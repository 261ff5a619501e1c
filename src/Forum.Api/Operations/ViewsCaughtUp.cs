using Forum.Api.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Forum.Api.Operations;

/// <summary>
/// Ready once the asynchronous views hold every event that was there when the program first looked: before, counters would show
/// less than there is. Later lag does not make a program unready; it is normal under load, and tells in the metrics. Nor do views that have stopped,
/// which no waiting mends: a forum whose counts stand still is more use than none.
/// </summary>
public sealed class ViewsCaughtUp(NpgsqlDataSource database, StoppedViews stopped) : IHealthCheck
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What people are shown. Whoever begins to keep what analysts read is ready long before that is done.</summary>
    static readonly string[] Served = [$"{ForumStore.Activity}:All"];

    long? target;

    /// <summary>Waits until all asynchronous views, those of analysts too, hold all that was stored before the call.</summary>
    /// <exception cref="TimeoutException">They do not, after so long.</exception>
    public static async Task WaitAsync(NpgsqlDataSource database, TimeSpan patience, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        string[] all = [.. ForumStore.CounterSets().Select(set => set.Shard)];
        var (target, projected) = await ReadAsync(database, all, cancellation);
        while (projected < target)
        {
            if (deadline.IsCancellationRequested) throw new TimeoutException($"The views stand at event {projected} of {target}.");
            await Task.Delay(Pause, cancellation);
            (_, projected) = await ReadAsync(database, all, cancellation);
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (newest, projected) = await ReadAsync(database, Served, cancellationToken);
        target ??= newest;
        return projected >= target || stopped.HaveStopped(ForumStore.Activity)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The views stand at event {projected} of {target}.");
    }

    static async Task<(long Newest, long Projected)> ReadAsync(NpgsqlDataSource database, string[] shards, CancellationToken cancellation)
    {
        // The table has rows of other kinds, too: marks of what the daemon knows of gaps.
        await using var command = database.CreateCommand(
            """
            select (select coalesce(max(seq_id), 0) from forum.mt_events),
                   (select coalesce(min(coalesce(progress.last_seq_id, 0)), 0) from unnest($1) as shard(name)
                    left join forum.mt_event_progression progress on progress.name = shard.name)
            """);
        command.Parameters.Add(new() { Value = shards });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
