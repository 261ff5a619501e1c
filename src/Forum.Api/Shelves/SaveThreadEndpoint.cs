using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Threads;
using Forum.Api.Votes;
using Forum.Domain;
using Forum.Domain.Shelves;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Shelves;

public static class SaveThreadEndpoint
{
    /// <summary>Puts a thread on your shelf, which nobody else sees.</summary>
    [WolverinePut("/api/threads/{number}/saved"), Tags("Saved items")]
    public static async Task<Results<Ok<ThreadSummary>, ProblemHttpResult>> Put(
        long number, ClaimsPrincipal user, IMessageBus bus, ItemQuery items, ThreadListQuery threads, CancellationToken cancellation)
    {
        if (await items.FindThreadAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        await bus.InvokeAsync<Decision>(new SaveItem(user.MemberId(), place.Item), cancellation);
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
