using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Communities;

public static class GetCommunityEndpoint
{
    /// <summary>A community with its moderators and how much there is in it.</summary>
    /// <param name="name">However it is spelled.</param>
    /// <param name="asOf">As it stood at this moment, with today's names; whether you follow or block it is as of now.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/communities/{name}"), AllowAnonymous, Shared, Tags("Communities"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<CommunityProfile>, ProblemHttpResult>> Get(
        string name, string? asOf, string? cut, ClaimsPrincipal user, CommunityQueries communities, Cuts cuts, CommunitiesThen then,
        CancellationToken cancellation)
    {
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (asked is null)
        {
            return await communities.FindProfileAsync(name, user.Viewer(), cancellation) is { } today
                ? TypedResults.Ok(today)
                : Requests.CommunityNotFound.ToProblem();
        }

        var (at, future) = await cuts.FindAsync(asked, cancellation);
        if (at is null) return future!.ToProblem();
        var (community, refused) = await then.FindAsync(name, at, user.Viewer(), cancellation);
        return community is null ? refused!.ToProblem() : TypedResults.Ok(community);
    }
}
