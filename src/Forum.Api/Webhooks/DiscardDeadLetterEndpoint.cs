using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class DiscardDeadLetterEndpoint
{
    /// <summary>Goes on with what comes after it: the receiver never gets what was given up. It stays in the list, as discarded.</summary>
    [WolverineDelete("/api/webhooks/{id}/dead-letters/{after}"), Tags("Webhooks")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long after, ClaimsPrincipal user, DeadLetters letters, WebhookTide tide, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (!await letters.DiscardAsync(id, after, cancellation)) return WebhookRequests.DeadLetterNotFound.ToProblem();

        tide.Look();
        return TypedResults.NoContent();
    }
}
