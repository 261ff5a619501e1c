using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class RestoreThreadRevisionEndpoint
{
    /// <summary>Takes back that you withdrew an earlier version of a thread.</summary>
    [WolverinePost("/api/threads/{number}/revisions/{revision}/restore"), Tags("Threads")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        long number, int revision, ClaimsPrincipal user, IMessageBus bus, [NotBody] ThreadQueries threads, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new RestoreThread(place.Thread, user.MemberId(), revision, clock.GetUtcNow());
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
