using System.Security.Claims;
using Forum.Api.Communities;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Threads;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Threads;

/// <param name="Id">Chosen by the client, so that a form submitted twice is one thread; made here if not given.</param>
/// <param name="Community">Its name.</param>
/// <param name="Body">Markdown; it may be left out.</param>
/// <param name="Link">A page that the thread is about.</param>
public sealed record StartThreadRequest(
    Guid? Id = null, string? Community = null, string? Title = null, string? Body = null, string? Link = null);

public static class StartThreadEndpoint
{
    /// <summary>Starts a thread, or answers with it again if it was started before.</summary>
    [WolverinePost("/api/threads"), Tags("Threads")]
    public static async Task<Results<Created<ThreadModel>, ProblemHttpResult>> Post(
        StartThreadRequest? request, HttpContext http, ClaimsPrincipal user, IMessageBus bus, NumberSequences numbers,
        CommunityQueries communities, ThreadQueries threads, Mentioning mentioning, TimeProvider clock, CancellationToken cancellation)
    {
        request ??= new StartThreadRequest(); // a body of JSON null
        var (title, body) = (request.Title ?? "", request.Body ?? "");
        if (StartThread.Check(title, body, request.Link) is { } badThread) return badThread.ToProblem();
        if (await communities.FindAsync(request.Community ?? "", cancellation) is not { } community) return Requests.CommunityNotFound.ToProblem();

        var command = new StartThread(
            new ThreadId(request.Id ?? http.NewId()), await numbers.NextAsync(Numbered.Thread, cancellation),
            new CommunityId(community.Id), user.MemberId(), await mentioning.StoreAsync(title, cancellation),
            await mentioning.StoreAsync(body, cancellation), request.Link, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();

        var thread = (await threads.FindAsync(command.ThreadId, user.Viewer(), cancellation))!;
        return TypedResults.Created($"/api/threads/{thread.Number}", thread);
    }
}
