using System.Text.Json;
using Forum.Api.EventFeed;
using Forum.Api.Http;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Forum.Api.Webhooks;

/// <param name="After">How long until the next message about the webhook; null for none.</param>
public sealed record NextDelivery(TimeSpan? After)
{
    public static readonly NextDelivery Now = new(TimeSpan.Zero), None = new(After: null);
}

/// <summary>
/// Sends a webhook what the log has for it after its position, as it may be told at this moment. The position moves when that was taken, and not before:
/// what comes is in the order of the log, each part at least once.
/// </summary>
public sealed class WebhookDelivery(
    WebhookTurns turns, FeedQuery feed, WebhookSender sender, WebhookSettings settings, IOptions<JsonOptions> json, ILogger<WebhookDelivery> log)
{
    /// <returns>Null where there was nothing to do; else what is stored with the session.</returns>
    public async Task<NextDelivery?> DeliverAsync(DeliverWebhook message, IDocumentSession session, CancellationToken cancellation)
    {
        if (await turns.ClaimAsync(message, cancellation) is not { } webhook) return null;

        var page = await feed.ReadAsync(
            new FeedRequest(webhook.Position, webhook.Types, Paging.DefaultLimit, Wait: TimeSpan.Zero), ReaderOf(webhook), cancellation, webhook.Through ?? long.MaxValue);
        // Of what is sent again more may have come after its end.
        var isMore = page.Next < page.Through || webhook.Through is not null;
        if (page.Events.Count == 0)
        {
            WebhookTurns.Pass(session, webhook, page.Next, isMore);
            return isMore ? NextDelivery.Now : NextDelivery.None;
        }

        if (page.Next != webhook.Through && !await turns.KeepAsync(webhook, page.Next, cancellation)) return null;
        var answer = await sender.SendAsync(webhook.Url, IdOf(webhook, page), BodyOf(page), webhook.Secrets, cancellation);
        return Conclude(session, webhook, page, answer, isMore);
    }

    NextDelivery Conclude(IDocumentSession session, ClaimedWebhook webhook, EventPage page, WebhookAnswer answer, bool isMore)
    {
        if (answer.Problem is null)
        {
            WebhookTurns.Advance(session, webhook, page.Next, isMore, answer);
            return isMore ? NextDelivery.Now : NextDelivery.None;
        }

        var tries = webhook.Tries + 1;
        if (answer.Problem == WebhookProblem.Gone || tries >= settings.Tries)
        {
            log.LogWarning("Webhook {Webhook} has stopped after {Tries} tries: {Problem} {Status}", webhook.Id, tries, answer.Problem, answer.Status);
            WebhookTurns.GiveUp(session, webhook, page.Next, answer);
            return NextDelivery.None;
        }

        var pause = settings.PauseAfter(tries, Random.Shared.NextDouble());
        WebhookTurns.TryAgain(session, webhook, answer, pause);
        return new NextDelivery(pause);
    }

    byte[] BodyOf(EventPage page) => JsonSerializer.SerializeToUtf8Bytes(page, json.Value.SerializerOptions);

    static FeedReader ReaderOf(ClaimedWebhook webhook) =>
        webhook.Reader == WebhookReader.Administrator ? FeedReader.Administrator : FeedReader.Analyst;

    /// <summary>The same for the same part of the log, so that a receiver can tell what it has already.</summary>
    static string IdOf(ClaimedWebhook webhook, EventPage page) => $"{webhook.Id:N}_{webhook.Position}_{page.Next}";
}
