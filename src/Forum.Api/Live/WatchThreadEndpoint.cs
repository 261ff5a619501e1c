using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Replay;
using Forum.Api.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Forum.Api.Live;

public static class WatchThreadEndpoint
{
    /// <summary>
    /// What happens in a thread, as it happens: server-sent events, each with the cut of the log as its id. <c>hello</c> begins;
    /// <c>comment-posted</c>, <c>-edited</c>, <c>-hidden</c>, <c>-restored</c> and <c>-changed</c> bring the comment as it is now, <c>thread-edited</c>,
    /// <c>-hidden</c>, <c>-restored</c>, <c>-locked</c>, <c>-pinned</c> and <c>-changed</c> the thread; <c>refresh</c> asks to read the thread
    /// anew; <c>reset</c> too, since the client has been away for too long; <c>end</c> is the last, and says why: <c>gone</c>,
    /// <c>signed-out</c> or <c>rights-changed</c>. A client that comes back with the last id it received misses nothing and gets nothing twice.
    /// </summary>
    /// <param name="lastEventId">The same as the header, for clients that cannot set one.</param>
    /// <param name="header">The last id that the client received.</param>
    [WolverineGet("/api/threads/{number}/live"), AllowAnonymous, Tags("Live"), Refuses(typeof(LiveSeats))]
    public static async Task<Results<LiveResult, ProblemHttpResult>> Get(
        long number, string? lastEventId, [FromHeader(Name = LiveRequest.Header)] string? header, ClaimsPrincipal user, PostQueries posts,
        CancellationToken cancellation)
    {
        if (!LiveRequest.TryRead(header, lastEventId, out var after)) return CutRequest.PositionInvalid.ToProblem();
        return await posts.FindThreadAsync(number, user.Viewer(), cancellation) is { } thread
            ? new LiveResult(new LivePlace(thread, IsThread: true), after)
            : Requests.ThreadNotFound.ToProblem();
    }
}
