using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Votes;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Votes;

/// <param name="Vote"><c>none</c> takes a vote back.</param>
public sealed record VoteRequest(Vote? Vote = null);

public static class VoteOnCommentEndpoint
{
    /// <summary>Votes on a comment. Your own vote shows at once, the sums follow within moments.</summary>
    [WolverinePut("/api/comments/{number}/vote"), Tags("Votes")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Put(
        long number, VoteRequest? request, ClaimsPrincipal user, IMessageBus bus, ItemQuery items, CommentQueries comments,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (request?.Vote is not { } vote) return Requests.VoteMissing.ToProblem();
        if (await items.FindCommentAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new CastVote(user.MemberId(), place.Community, place.Thread, place.Comment, vote, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok(await comments.GetKnownAsync(place.Comment!.Value, user.Viewer(), cancellation));
    }
}
