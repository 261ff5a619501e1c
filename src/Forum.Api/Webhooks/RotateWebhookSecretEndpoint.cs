using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class RotateWebhookSecretEndpoint
{
    /// <summary>Gives a webhook a new secret, which is shown this once. For a day what comes is signed with both.</summary>
    [WolverinePost("/api/webhooks/{id}/secret"), Tags("Webhooks")]
    public static async Task<Results<Ok<WebhookSecretModel>, ProblemHttpResult>> Post(
        Guid id, ClaimsPrincipal user, WebhookRows webhooks, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        var secret = WebhookSecret.New();
        return await webhooks.RotateAsync(id, secret, cancellation) is { } until
            ? TypedResults.Ok(new WebhookSecretModel(WebhookSecret.Show(secret), until))
            : WebhookRequests.NotFound.ToProblem();
    }
}
