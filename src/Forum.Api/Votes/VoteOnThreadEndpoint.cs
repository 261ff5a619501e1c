using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Threads;
using Forum.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Votes;

public static class VoteOnThreadEndpoint
{
    /// <summary>Votes on a thread. Your own vote shows at once, the sums follow within moments.</summary>
    [WolverinePut("/api/threads/{number}/vote"), Tags("Votes")]
    public static async Task<Results<Ok<ThreadSummary>, ProblemHttpResult>> Put(
        long number, VoteRequest? request, ClaimsPrincipal user, IMessageBus bus, BallotQuery ballots, CastTogether votes, ThreadListQuery threads,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (request?.Vote is not { } vote) return Requests.VoteMissing.ToProblem();
        if (await ballots.FindThreadAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = place.Cast(vote, clock.GetUtcNow());
        var decision = await votes.CastAsync(new Casting(command, place), cancellation) ?? await bus.InvokeAsync<Decision>(command, cancellation);
        if (decision is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
