using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Replay;

public static class GetTimelineEndpoint
{
    /// <summary>
    /// All that happened to a thread and its comments, the oldest first: who did it by today's name, what, when, and in which case. Votes are left
    /// out, since nobody is told who votes. So is what happened to comments that you may not know of.
    /// </summary>
    /// <param name="kind">Only of this kind: <c>posted</c>, <c>edited</c>, <c>hidden</c>, <c>undone</c> and so on.</param>
    /// <param name="member">Only what the member with this number did.</param>
    /// <param name="comment">Only what happened to the comment with this number.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">Up to this moment.</param>
    /// <param name="cut">Up to this position in the sequence of all events.</param>
    [WolverineGet("/api/threads/{number}/timeline"), AllowAnonymous, Tags("Replay"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<TimelineModel>, ProblemHttpResult>> Get(
        long number, string? kind, long? member, long? comment, int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user,
        ReplayQuery replay, TimelineQuery timeline, CancellationToken cancellation)
    {
        if (!Paging.TryRead<TimelineSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (!Choice.TryRead<TimelineKind>(kind, out var only)) return Requests.KindUnknown.ToProblem();
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();

        var viewer = user.Viewer();
        var (thread, gone) = await replay.FindShownAsync(number, CutRequest.GoOn(paging.After, asked), viewer, cancellation);
        if (thread is null) return gone!.ToProblem();
        return TypedResults.Ok(await timeline.ListAsync(thread, new TimelineFilter(only, member, comment), paging, viewer, cancellation));
    }
}
