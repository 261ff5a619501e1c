using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Replay;

public static class GetMomentsEndpoint
{
    /// <summary>
    /// The whole timeline of a thread at once, in few words, for who wants to draw it. Of more than 5,000 entries those of new comments are thinned
    /// out evenly.
    /// </summary>
    /// <param name="asOf">Up to this moment.</param>
    /// <param name="cut">Up to this position in the sequence of all events.</param>
    [WolverineGet("/api/threads/{number}/moments"), AllowAnonymous, Tags("Replay"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<MomentsModel>, ProblemHttpResult>> Get(
        long number, string? asOf, string? cut, ClaimsPrincipal user, ReplayQuery replay, TimelineQuery timeline, CancellationToken cancellation)
    {
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        var viewer = user.Viewer();
        var (thread, gone) = await replay.FindShownAsync(number, asked ?? CutRequest.Newest, viewer, cancellation);
        return thread is null ? gone!.ToProblem() : TypedResults.Ok(await timeline.MomentsAsync(thread, viewer, cancellation));
    }
}
