using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class ListThreadsEndpoint
{
    /// <summary>
    /// Threads without their bodies and comments. Those of one community begin with what is pinned there. What members have started whom you have
    /// blocked is left out, and what is in communities that you have blocked, unless you ask for just that one.
    /// </summary>
    /// <param name="community">Only those of the community with this name.</param>
    /// <param name="feed"><c>all</c> (the default), or <c>followed</c>: only those of the communities that you follow.</param>
    /// <param name="sort">
    /// <c>new</c> (the default), <c>old</c>, <c>active</c>: the last answered first, <c>hot</c>: votes less age, <c>top</c>: by votes,
    /// <c>comments</c>: the most answered first.
    /// </param>
    /// <param name="period">
    /// How far <c>top</c> goes back: <c>day</c>, <c>week</c>, <c>month</c>, <c>year</c>, or <c>all</c> (the default).
    /// </param>
    /// <param name="limit">How many threads, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">As they stood at this moment: in the order that they had then, what was pinned first.</param>
    /// <param name="cut">As they stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/threads"), AllowAnonymous, Shared, Tags("Threads"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<ThreadSummary>>, ProblemHttpResult>> Get(
        string? community, string? feed, string? sort, string? period, int? limit, string? after, string? asOf, string? cut,
        ClaimsPrincipal user, ThreadListQuery threads, CommunityQueries communities, Cuts cuts, ReplayedFeed replayed, CancellationToken cancellation)
    {
        if (!Paging.TryRead<ThreadSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();
        var within = Period.All;
        if (period is not null && !Paging.IsName(period, out within)) return Requests.PeriodUnknown.ToProblem();

        var of = Feed.All;
        if (feed is not null && !Paging.IsName(feed, out of)) return Requests.FeedUnknown.ToProblem();
        if (of == Feed.Followed && !user.Viewer().IsSignedIn) return Requests.SignInRequired.ToProblem();

        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();

        Guid? only = null;
        if (community is not null)
        {
            only = (await communities.FindAsync(community, cancellation))?.Id;
            if (only is null) return Requests.CommunityNotFound.ToProblem();
        }

        if (asked is not null)
        {
            var (then, future) = await cuts.FindAsync(CutRequest.GoOn(paging.After, asked), cancellation);
            return then is null
                ? future!.ToProblem()
                : TypedResults.Ok(await replayed.ListAsync(new ThreadFeed(only, of, within), paging, then, user.Viewer(), cancellation));
        }

        return TypedResults.Ok(await threads.ListAsync(new ThreadFeed(only, of, within), paging, user.Viewer(), cancellation));
    }
}
