using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Claims;

public static class ListOwnClaimsEndpoint
{
    /// <summary>Whom one asked to be taken for, and what came of it.</summary>
    /// <param name="sort"><c>new</c> (the default) or <c>old</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/members/me/claims"), Tags("Claims")]
    public static async Task<Results<Ok<Page<ClaimModel>>, ProblemHttpResult>> Get(
        string? sort, int? limit, string? after, ClaimsPrincipal user, ClaimQueries claims, CancellationToken cancellation) =>
        Paging.TryRead<ClaimSort>(sort, limit, after, out var paging, out var refused)
            ? TypedResults.Ok(await claims.ListOwnAsync(user.Viewer(), paging, cancellation))
            : refused.ToProblem();
}
