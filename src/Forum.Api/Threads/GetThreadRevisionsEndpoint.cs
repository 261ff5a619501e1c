using System.Security.Claims;
using Forum.Api.History;
using Forum.Api.Http;
using Forum.Api.Replay;
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
    /// <param name="asOf">As it stood at this moment.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/threads/{number}/revisions"), AllowAnonymous, Tags("Threads"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<RevisionModel>>, ProblemHttpResult>> Get(
        long number, int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user, HistoryQuery history, ReplayedVersions versions,
        CancellationToken cancellation)
    {
        if (!Paging.TryRead<RevisionSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();

        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (await history.FindThreadAsync(number, paging, user.Viewer(), cancellation) is not { } found) return Requests.ThreadNotFound.ToProblem();
        if (asked is not null && found.Page is { } all)
        {
            var (then, gone) = await versions.OfThreadAsync(number, all, asked, user.Viewer(), cancellation);
            return then is null ? gone!.ToProblem() : TypedResults.Ok(then);
        }

        return found.Page is { } page ? TypedResults.Ok(page) : Requests.HistoryClosed.ToProblem();
    }
}
