using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class ListBlocksEndpoint
{
    /// <summary>The communities and members that you have blocked, the latest first.</summary>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/members/me/blocks"), Tags("Members")]
    public static async Task<Results<Ok<Page<BlockModel>>, ProblemHttpResult>> Get(
        int? limit, string? after, ClaimsPrincipal user, RelationsQuery relations, CancellationToken cancellation)
    {
        if (!Paging.TryRead<RelationSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        return TypedResults.Ok(await relations.BlocksAsync(user.Viewer(), paging, cancellation));
    }
}
