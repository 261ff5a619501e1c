using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Webhooks;

public static class ListDeadLettersEndpoint
{
    /// <summary>What a webhook was sent in vain until it was given up, and what became of it; the latest first.</summary>
    [WolverineGet("/api/webhooks/{id}/dead-letters"), Tags("Webhooks")]
    public static async Task<Results<Ok<Page<DeadLetterModel>>, ProblemHttpResult>> Get(
        Guid id, ClaimsPrincipal user, WebhookRows webhooks, DeadLetters letters, CancellationToken cancellation)
    {
        if (!user.Viewer().IsAdministrator) return Requests.NotAllowed.ToProblem();
        if (await webhooks.FindAsync(id, cancellation) is null) return WebhookRequests.NotFound.ToProblem();
        return TypedResults.Ok(new Page<DeadLetterModel>(await letters.ListAsync(id, cancellation), Next: null));
    }
}
