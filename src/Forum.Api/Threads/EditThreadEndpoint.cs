using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

/// <param name="Body">Empty if left out.</param>
/// <param name="Link">None if left out.</param>
public sealed record EditThreadRequest(string? Title = null, string? Body = null, string? Link = null);

public static class EditThreadEndpoint
{
    /// <summary>Replaces what a thread of yours says. What it said before stays in its history.</summary>
    /// <remarks>With <c>If-Match: "r3"</c>, where 3 is the revision that you read, it is refused if somebody else was faster.</remarks>
    [WolverinePut("/api/threads/{number}"), Tags("Threads")]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Put(
        long number, EditThreadRequest? request, HttpRequest http, ClaimsPrincipal user, IMessageBus bus, ThreadQueries threads,
        Mentioning mentioning, TimeProvider clock, CancellationToken cancellation)
    {
        var (title, body) = (request?.Title ?? "", request?.Body ?? "");
        if (StartThread.Check(title, body, request?.Link) is { } badThread) return badThread.ToProblem();
        if (await threads.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();

        var command = new EditThread(
            place.Thread, user.MemberId(), await mentioning.StoreAsync(title, cancellation), await mentioning.StoreAsync(body, cancellation),
            request?.Link, IfMatch.Revision(http), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
