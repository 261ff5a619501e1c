using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class DeleteThreadEndpoint
{
    /// <summary>Hides what a thread of yours says. Its place stays, and you can take it back.</summary>
    [WolverineDelete("/api/threads/{number}"), Tags("Threads")]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, ThreadQueries threads, CancellationToken cancellation)
    {
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new DeleteThread(place.Thread, user.MemberId(), new ImpositionId(Guid.CreateVersion7()));
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
