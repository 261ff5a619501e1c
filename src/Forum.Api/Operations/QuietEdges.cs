namespace Forum.Api.Operations;

/// <summary>
/// Keeps two complaints out of the log that tell nobody anything: of a start that fails, which the command line explains in a sentence,
/// and of a private PostgreSQL that stops with the program, since Marten's listener outlives the host by a moment.
/// </summary>
public sealed class QuietEdges : IHostedLifecycleService, IDisposable
{
    const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";
    const string Daemon = "Marten.Events.Daemon.Coordination";

    bool hasStarted, hasStopped;

    public static void Watch(IHostApplicationBuilder builder)
    {
        var edges = new QuietEdges();
        builder.Services.AddHostedService(_ => edges);
        builder.Logging.AddFilter(Host, level => level >= LogLevel.Warning && edges.hasStarted);
        builder.Logging.AddFilter(Kestrel, level => level >= LogLevel.Warning && edges.hasStarted);
        builder.Logging.AddFilter(Daemon, level => level >= LogLevel.Warning && edges.hasStarted && !edges.hasStopped);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        hasStarted = true;
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        hasStopped = true;
        return Task.CompletedTask;
    }

    /// <summary>A host that could not start is disposed of without having stopped.</summary>
    public void Dispose() => hasStopped = true;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
