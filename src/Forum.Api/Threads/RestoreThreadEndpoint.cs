using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class RestoreThreadEndpoint
{
    /// <summary>Takes back that you deleted a thread. What moderators hid of it stays hidden.</summary>
    [WolverinePost("/api/threads/{number}/restore"), Tags("Threads")]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Post(
        long number, ClaimsPrincipal user, IMessageBus bus, [NotBody] ThreadQueries threads, TimeProvider clock, CancellationToken cancellation)
    {
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new RestoreThread(place.Thread, user.MemberId(), Revision: null, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
