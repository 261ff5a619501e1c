using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Finds out at every start which views are new to the database. A server makes them from the events while it serves; of several one does. Until then
/// nothing is shown as of a moment that would need them.
/// </summary>
public sealed class NewViews(CompleteViews complete, ViewRebuild rebuild, ForumRole role, ILogger<NewViews> log) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), LongPause = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource stopping = new();
    Task making = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => complete.SeedAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => complete.BeginAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (role == ForumRole.Server && complete.Missing.Count > 0) making = Task.Run(MakeAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not when it has stopped: a host may be stopped twice.</summary>
    public void Dispose() => stopping.Dispose();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(complete.Missing is { Count: > 0 } missing
            ? HealthCheckResult.Degraded($"New here and being made from the events: {string.Join(", ", missing)}.")
            : HealthCheckResult.Healthy());

    async Task MakeAsync()
    {
        while (complete.Missing is { Count: > 0 } missing)
        {
            var pause = Pause;
            try
            {
                var views = complete.MissingProjections;
                log.LogInformation("New to this database, and made from its events now: {Views}", string.Join(", ", missing));
                var report = await rebuild.RunAsync(RebuiltViews.Of(views), new Progress<RebuildProgress>(), stopping.Token);
                log.LogInformation("Made from {Events} events: {Views}", report.Events, string.Join(", ", report.Tables));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (RebuildUnderWayException)
            {
            }
            catch (Exception e)
            {
                log.LogError(e, "The new views cannot be made now. It is tried again in {Pause}", LongPause);
                pause = LongPause;
            }

            try
            {
                await complete.LookAsync(stopping.Token);
                if (complete.Missing.Count > 0) await Task.Delay(pause, stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or Npgsql.NpgsqlException)
            {
                if (stopping.IsCancellationRequested) return;
            }
        }
    }
}
