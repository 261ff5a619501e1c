using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Claims;

public static class RetractClaimEndpoint
{
    /// <summary>Takes back your own request for a claim.</summary>
    [WolverineDelete("/api/claims/{number}"), Tags("Claims")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, ClaimQueries claims, CancellationToken cancellation)
    {
        if (await claims.FindAsync(number, user.Viewer(), cancellation) is not { } claim) return Requests.ClaimNotFound.ToProblem();
        var command = new RetractClaim(new ClaimRequestId(claim.Id), user.MemberId());
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
