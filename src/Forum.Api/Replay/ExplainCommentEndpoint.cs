using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Replay;

public static class ExplainCommentEndpoint
{
    /// <summary>The events that made a comment, or one of its counts, the oldest first.</summary>
    /// <param name="of"><c>row</c> (the default), <c>score</c> or <c>replyCount</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">Up to this moment.</param>
    /// <param name="cut">Up to this position in the sequence of all events.</param>
    [WolverineGet("/api/comments/{number}/explain"), AllowAnonymous, Tags("Replay"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<ExplainedEvent>>, ProblemHttpResult>> Get(
        long number, string? of, int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user,
        ReplayedComments comments, ExplainQuery explain, CancellationToken cancellation)
    {
        if (ExplainRequest.Read(of, Explainable.CommentCount, limit, after, asOf, cut, out var wanted) is { } refused) return refused.ToProblem();
        var viewer = user.Viewer();
        var (comment, thread, gone) = await comments.FindAsync(number, wanted!.Asked, viewer, cancellation);
        if (thread is null) return gone!.ToProblem();
        return TypedResults.Ok(await explain.ListAsync(
            thread, thread.PlaceOf(number), wanted.Of, comment!.Score - comment.Upvotes + comment.Downvotes, wanted.Paging, viewer, cancellation));
    }
}
