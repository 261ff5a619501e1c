using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Communities;

public static class ListCommunitiesEndpoint
{
    /// <summary>All communities, the oldest first.</summary>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">Those that there were at this moment, as they stood.</param>
    /// <param name="cut">The same at this position in the sequence of all events.</param>
    [WolverineGet("/api/communities"), AllowAnonymous, Shared, Tags("Communities"), Refuses(typeof(CutRequest), nameof(CutRequest.PositionInvalid),
        nameof(CutRequest.MomentInvalid), nameof(CutRequest.Twice), nameof(CutRequest.InFuture), nameof(CutRequest.NotCounted))]
    public static async Task<Results<Ok<Page<CommunityModel>>, ProblemHttpResult>> Get(
        int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user, CommunityQueries communities, Cuts cuts, CommunitiesThen then,
        CancellationToken cancellation)
    {
        if (!Paging.TryRead(CommunitySort.Old, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (asked is null) return TypedResults.Ok(await communities.ListAsync(paging, cancellation));

        var (at, future) = await cuts.FindAsync(CutRequest.GoOn(paging.After, asked), cancellation);
        return at is null ? future!.ToProblem() : TypedResults.Ok(await then.ListAsync(paging, at, user.Viewer(), cancellation));
    }
}
