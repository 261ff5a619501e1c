using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class ListThreadsEndpoint
{
    /// <summary>Threads without their bodies and comments.</summary>
    /// <param name="community">Only those of the community with this name.</param>
    /// <param name="sort"><c>new</c> (the default), <c>old</c>, or <c>active</c>: the last answered first.</param>
    /// <param name="limit">How many threads, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/threads"), AllowAnonymous, Tags("Threads")]
    public static async Task<Results<Ok<Page<ThreadSummary>>, ProblemHttpResult>> Get(
        string? community, string? sort, int? limit, string? after,
        ClaimsPrincipal user, ThreadListQuery threads, CommunityQueries communities, CancellationToken cancellation)
    {
        if (!Paging.TryRead<ThreadSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();

        Guid? only = null;
        if (community is not null)
        {
            only = (await communities.FindAsync(community, cancellation))?.Id;
            if (only is null) return Requests.CommunityNotFound.ToProblem();
        }

        return TypedResults.Ok(await threads.ListAsync(only, paging, user.Viewer(), cancellation));
    }
}
