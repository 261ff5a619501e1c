using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Communities;

public static class GetCommunityEndpoint
{
    /// <summary>A community with its moderators and how much there is in it.</summary>
    [WolverineGet("/api/communities/{name}"), AllowAnonymous, Shared, Tags("Communities")]
    public static async Task<Results<Ok<CommunityProfile>, ProblemHttpResult>> Get(
        string name, ClaimsPrincipal user, CommunityQueries communities, CancellationToken cancellation) =>
        await communities.FindProfileAsync(name, user.Viewer(), cancellation) is { } community
            ? TypedResults.Ok(community)
            : Requests.CommunityNotFound.ToProblem();
}
