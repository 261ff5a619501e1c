using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class ListWebhooksEndpoint
{
    /// <summary>Where what happens is sent to, and how that goes; the latest first.</summary>
    [WolverineGet("/api/webhooks"), Tags("Webhooks")]
    public static async Task<Results<Ok<Page<WebhookModel>>, ProblemHttpResult>> Get(
        ClaimsPrincipal user, WebhookRows webhooks, CancellationToken cancellation) => user.Viewer().IsAdministrator
            ? TypedResults.Ok(new Page<WebhookModel>(await webhooks.ListAsync(cancellation), Next: null))
            : Requests.NotAllowed.ToProblem();
}
