using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Forum.Api.Live;

public static class WatchCommunityEndpoint
{
    /// <summary>
    /// What happens in all threads of a community, as in one thread; <c>thread-started</c> brings a new one. What an imported page brings comes
    /// with its thread. Nothing is told of threads that members have started whom you have blocked, and their comments do not say what they say.
    /// </summary>
    /// <param name="lastEventId">The same as the header, for clients that cannot set one.</param>
    /// <param name="header">The last id that the client received.</param>
    [WolverineGet("/api/communities/{name}/live"), AllowAnonymous, Tags("Live"), Refuses(typeof(LiveSeats))]
    public static async Task<Results<LiveResult, ProblemHttpResult>> Get(
        string name, string? lastEventId, [FromHeader(Name = LiveRequest.Header)] string? header, CommunityQueries communities,
        CancellationToken cancellation)
    {
        if (!LiveRequest.TryRead(header, lastEventId, out var after)) return CutRequest.PositionInvalid.ToProblem();
        return await communities.FindAsync(name, cancellation) is { } community
            ? new LiveResult(new LivePlace(community.Id, IsThread: false), after)
            : Requests.CommunityNotFound.ToProblem();
    }
}
