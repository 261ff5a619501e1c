using System.Security.Claims;
using Forum.Api.History;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class GetThreadRevisionsEndpoint
{
    /// <summary>All versions of a thread, the oldest first, with what each edit changed.</summary>
    /// <remarks>Authors and moderators may read it, and whoever the community's <c>history</c> lets.</remarks>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/threads/{number}/revisions"), AllowAnonymous, Tags("Threads")]
    public static async Task<Results<Ok<Page<RevisionModel>>, ProblemHttpResult>> Get(
        long number, int? limit, string? after, ClaimsPrincipal user, HistoryQuery history, CancellationToken cancellation)
    {
        if (!Paging.TryRead<RevisionSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();

        if (await history.FindThreadAsync(number, paging, user.Viewer(), cancellation) is not { } found) return Requests.ThreadNotFound.ToProblem();
        return found.Page is { } page ? TypedResults.Ok(page) : Requests.HistoryClosed.ToProblem();
    }
}
