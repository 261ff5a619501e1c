using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class MarkThreadOfficialEndpoint
{
    /// <summary>Says that you speak as a moderator in a thread of yours, or that you do not.</summary>
    [WolverinePut("/api/threads/{number}/official"), Tags("Threads")]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Put(
        long number, OfficialRequest? request, ClaimsPrincipal user, IMessageBus bus, ThreadQueries threads, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (request?.Official is not { } official) return Requests.OfficialUndecided.ToProblem();
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new MarkThreadOfficial(place.Thread, place.Community, user.MemberId(), official, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
