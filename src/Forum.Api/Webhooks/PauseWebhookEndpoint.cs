using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public sealed record PauseWebhookRequest(bool? Paused = null);

public static class PauseWebhookEndpoint
{
    /// <summary>Sends nothing to a webhook for a while, or goes on where it was.</summary>
    [WolverinePut("/api/webhooks/{id}/paused"), Tags("Webhooks")]
    public static async Task<Results<Ok<WebhookModel>, ProblemHttpResult>> Put(
        Guid id, PauseWebhookRequest? request, ClaimsPrincipal user, WebhookRows webhooks, WebhookTide tide, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (request?.Paused is not { } isPaused) return WebhookRequests.PausedUndecided.ToProblem();
        if (await webhooks.PauseAsync(id, isPaused, cancellation) is not { } webhook) return WebhookRequests.NotFound.ToProblem();

        tide.Look();
        return TypedResults.Ok(webhook);
    }
}
