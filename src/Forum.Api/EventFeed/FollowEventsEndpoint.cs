using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Live;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Forum.Api.EventFeed;

public static class FollowEventsEndpoint
{
    /// <summary>
    /// All that happens, in the order of the log, for administrators and analysts: what a data pipeline follows. Whoever goes on from <c>next</c>
    /// misses nothing, and can tell by its position what they get twice. With <c>Accept: text/event-stream</c> it comes as it happens, each event
    /// with its position as id. Analysts are told neither who did something nor what anybody wrote, and nothing of what is hidden today, but that it is.
    /// </summary>
    /// <param name="after">The cut to go on after; from the first event on if not said.</param>
    /// <param name="types">Kinds of events, with commas between them; all if not said.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="wait">How many seconds to wait for an event where there is none yet, 0 to 50; 0 if not said.</param>
    /// <param name="lastEventId">The last id that the client received; goes before <c>after</c>.</param>
    [WolverineGet("/api/events"), Tags("Events"), Refuses(typeof(LiveSeats))]
    public static async Task<Results<FeedResult, ProblemHttpResult>> Get(
        string? after, string? types, int? limit, int? wait, [FromHeader(Name = LiveRequest.Header)] string? lastEventId, ClaimsPrincipal user,
        FeedQuery feed, CancellationToken cancellation)
    {
        if (FeedReaders.Of(user.Viewer()) == FeedReader.Nobody) return Requests.NotAllowed.ToProblem();
        if (FeedRequest.Read(after, lastEventId, types, limit, wait, out var asked) is { } refused) return refused.ToProblem();
        if (await feed.IsAheadAsync(asked, cancellation)) return CutRequest.InFuture.ToProblem();
        return new FeedResult(asked);
    }
}
