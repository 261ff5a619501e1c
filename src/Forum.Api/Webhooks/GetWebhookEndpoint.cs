using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class GetWebhookEndpoint
{
    /// <summary>A webhook, and how it goes.</summary>
    [WolverineGet("/api/webhooks/{id}"), Tags("Webhooks")]
    public static async Task<Results<Ok<WebhookModel>, ProblemHttpResult>> Get(
        Guid id, ClaimsPrincipal user, WebhookRows webhooks, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        return await webhooks.FindAsync(id, cancellation) is { } webhook ? TypedResults.Ok(webhook) : WebhookRequests.NotFound.ToProblem();
    }
}
