using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class DeleteWebhookEndpoint
{
    /// <summary>Ends a webhook, with what is on its way to it.</summary>
    [WolverineDelete("/api/webhooks/{id}"), Tags("Webhooks")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, ClaimsPrincipal user, WebhookRows webhooks, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        return await webhooks.DeleteAsync(id, cancellation) ? TypedResults.NoContent() : WebhookRequests.NotFound.ToProblem();
    }
}
