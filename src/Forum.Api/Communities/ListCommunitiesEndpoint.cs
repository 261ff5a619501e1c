using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Communities;

public static class ListCommunitiesEndpoint
{
    /// <summary>All communities, the oldest first.</summary>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/communities"), AllowAnonymous, Shared, Tags("Communities")]
    public static async Task<Results<Ok<Page<CommunityModel>>, ProblemHttpResult>> Get(
        int? limit, string? after, CommunityQueries communities, CancellationToken cancellation)
    {
        if (!Paging.TryRead(CommunitySort.Old, limit, after, out var paging, out var refused)) return refused.ToProblem();
        return TypedResults.Ok(await communities.ListAsync(paging, cancellation));
    }
}
