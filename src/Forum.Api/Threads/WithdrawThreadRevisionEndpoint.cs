using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class WithdrawThreadRevisionEndpoint
{
    /// <summary>Withdraws an earlier version of a thread of yours: its history shows neither that version nor what was changed to and from it.</summary>
    [WolverineDelete("/api/threads/{number}/revisions/{revision}"), Tags("Threads")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        long number, int revision, ClaimsPrincipal user, IMessageBus bus, ThreadQueries threads, CancellationToken cancellation)
    {
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new DeleteThread(place.Thread, user.MemberId(), new ImpositionId(Guid.CreateVersion7()), revision);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
