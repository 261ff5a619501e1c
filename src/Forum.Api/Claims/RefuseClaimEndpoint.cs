using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Claims;

public sealed record RefuseClaimRequest(string? Reason = null);

public static class RefuseClaimEndpoint
{
    /// <summary>Refuses a request for a claim, with a reason that the claimant is told. A claim is granted by a case.</summary>
    [WolverinePost("/api/claims/{number}/refusal"), Tags("Claims")]
    public static async Task<Results<Ok<ClaimModel>, ProblemHttpResult>> Post(
        long number, RefuseClaimRequest? request, ClaimsPrincipal user, IMessageBus bus, ClaimQueries claims, Mentioning mentioning,
        CancellationToken cancellation)
    {
        var viewer = user.Viewer();
        if (await claims.FindAsync(number, viewer, cancellation) is not { } claim) return Requests.ClaimNotFound.ToProblem();

        var command = new RefuseClaim(
            new ClaimRequestId(claim.Id), user.MemberId(), await mentioning.StoreAsync(request?.Reason ?? "", cancellation),
            MayDecide: claim.Claimant.Id != viewer.Id?.Value || viewer.IsAdministrator);
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await claims.FindAsync(number, viewer, cancellation))!);
    }
}
