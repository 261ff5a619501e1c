using System.Threading.Channels;
using Forum.Api.Storage;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon.Coordination;
using Wolverine.Marten;

namespace Forum.Api.Webhooks;

/// <summary>
/// Begins deliveries when the views have moved: the server that keeps them is told so by what keeps them, and asks the database nothing while nothing
/// happens. Every now and then each server looks for what another left behind as it died.
/// </summary>
public sealed class WebhookTide(
    IProjectionCoordinator coordinator, WebhookTurns turns, IDocumentStore store, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WebhookTide> log)
    : BackgroundService, IObserver<ShardState>
{
    /// <summary>What happens meanwhile goes together.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    static readonly TimeSpan Watch = TimeSpan.FromSeconds(30);

    readonly Channel<bool> looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly string shard = ForumStore.CounterSets().Single(set => set.Name == ForumStore.Activity).Shard;
    IDisposable? watching;
    long counted;

    /// <summary>Looks soon whether there is something to send.</summary>
    public void Look() => looks.Writer.TryWrite(true);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watching = coordinator.DaemonForMainDatabase().Tracker.Subscribe(this);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        watching?.Dispose();
        base.Dispose();
    }

    public void OnNext(ShardState value)
    {
        if (value.ShardName != shard || value.Sequence <= Volatile.Read(ref counted)) return;
        Volatile.Write(ref counted, value.Sequence);
        Look();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                looks.Reader.TryRead(out _);
                await BeginAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(looks.Reader.WaitToReadAsync(enough.Token).AsTask(), Task.Delay(Watch, clock, enough.Token));
                await enough.CancelAsync();
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task BeginAsync(CancellationToken cancellation)
    {
        try
        {
            if (await turns.BehindAsync(cancellation) is not { Count: > 0 } behind) return;
            await using var scope = scopes.CreateAsyncScope();
            await using var session = store.LightweightSession();
            var outbox = scope.ServiceProvider.GetRequiredService<IMartenOutbox>();
            outbox.Enroll(session);
            foreach (var message in behind)
            {
                WebhookTurns.Begin(session, message);
                await outbox.PublishAsync(message);
            }

            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested) // whatever it is, the next look may find it gone, and the server has more to do
        {
            log.LogWarning(e, "Nobody has looked whether there is something to send to webhooks; that is done again soon");
        }
    }
}

public static class Webhooks
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(WebhookSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<WebhookRows>();
        builder.Services.AddSingleton<DeadLetters>();
        builder.Services.AddSingleton<WebhookTurns>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<WebhookDelivery>();
        builder.Services.AddSingleton<WebhookTide>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WebhookTide>());
    }
}
