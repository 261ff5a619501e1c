using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Text;
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
        long number, VoteRequest? request, ClaimsPrincipal user, IMessageBus bus, BallotQuery ballots, CastTogether votes, Mentioning mentioning,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (request?.Vote is not { } vote) return Requests.VoteMissing.ToProblem();
        if (await ballots.FindCommentAsync(number, user.Viewer(), cancellation) is not var (place, shown)) return Requests.CommentNotFound.ToProblem();

        var command = place.Cast(vote, clock.GetUtcNow());
        var decision = await votes.CastAsync(new Casting(command, place), cancellation) ?? await bus.InvokeAsync<Decision>(command, cancellation);
        if (decision is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await mentioning.ShowAsync([shown with { MyVote = vote == Vote.None ? null : vote }], cancellation))[0]);
    }
}
