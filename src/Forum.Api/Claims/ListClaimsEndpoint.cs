using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Claims;

public static class ListClaimsEndpoint
{
    /// <summary>Requests for claims that one may decide: of authors who wrote only where one moderates; as an administrator, all.</summary>
    /// <param name="state"><c>open</c>, <c>granted</c>, <c>refused</c>, <c>retracted</c> or <c>overtaken</c>; all if not said.</param>
    /// <param name="sort"><c>new</c> (the default) or <c>old</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/claims"), Tags("Claims")]
    public static async Task<Results<Ok<Page<ClaimModel>>, ProblemHttpResult>> Get(
        string? state, string? sort, int? limit, string? after, ClaimsPrincipal user, ClaimQueries claims, CancellationToken cancellation)
    {
        if (!Paging.TryRead<ClaimSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (!Choice.TryRead<ClaimState>(state, out var only)) return Requests.KindUnknown.ToProblem();
        return user.Viewer().IsModerator
            ? TypedResults.Ok(await claims.ListAsync(only, paging, user.Viewer(), cancellation))
            : Requests.NotAllowed.ToProblem();
    }
}
