using JasperFx.Core;
using Marten;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Forum.Api.Webhooks;

/// <summary>Something is to be sent to a webhook: what comes after its position.</summary>
/// <param name="Turn">The message counts as long as this is the webhook's turn.</param>
public sealed record DeliverWebhook(Guid Webhook, long Turn);

public static class DeliverWebhookHandler
{
    /// <summary>What a receiver does is no exception: here it is the database that did not answer.</summary>
    public static void Configure(HandlerChain chain) => chain.OnException<Exception>().ScheduleRetryIndefinitely(5.Seconds(), 30.Seconds());

    public static async Task Handle(
        DeliverWebhook message, IDocumentSession session, IMessageContext context, WebhookDelivery delivery, WebhookTide tide, CancellationToken cancellation)
    {
        if (await delivery.DeliverAsync(message, session, cancellation) is not { } next) return;
        var following = message with { Turn = message.Turn + 1 };
        if (next.After == TimeSpan.Zero) await context.PublishAsync(following);
        else if (next.After is { } pause) await context.ScheduleAsync(following, pause);
        await session.SaveChangesAsync(cancellation);
        // What was stored meanwhile found the webhook busy.
        if (next.After is null) tide.Look();
    }
}
