using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class ReplayDeadLetterEndpoint
{
    /// <summary>Sends what was given up again, and then what comes after it.</summary>
    [WolverinePost("/api/webhooks/{id}/dead-letters/{after}/replay"), Tags("Webhooks")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Guid id, long after, ClaimsPrincipal user, DeadLetters letters, WebhookTide tide, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (!await letters.ReplayAsync(id, after, cancellation)) return WebhookRequests.DeadLetterNotFound.ToProblem();

        tide.Look();
        return TypedResults.NoContent();
    }
}
