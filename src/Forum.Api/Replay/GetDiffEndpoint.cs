using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Replay;

public static class GetDiffEndpoint
{
    public static readonly Refused Reversed = new("cuts-reversed", "The earlier cut comes first.");

    /// <summary>
    /// What changed in a thread between two cuts: which comments appeared, say something else, vanished and came back, and why.
    /// </summary>
    /// <param name="from">A position in the sequence of all events, or a moment; before all of them if not said.</param>
    /// <param name="to">The same; as far as things have come if not said.</param>
    /// <param name="limit">How many comments, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/threads/{number}/diff"), AllowAnonymous, Tags("Replay"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<DiffModel>, ProblemHttpResult>> Get(
        long number, string? from, string? to, int? limit, string? after, ClaimsPrincipal user, ReplayQuery replay, Cuts cuts, DiffQuery diff,
        CancellationToken cancellation)
    {
        if (!Paging.TryRead<DiffSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (CutRequest.ReadEither(from ?? "0", out var start) is { } noStart) return noStart.ToProblem();
        var end = CutRequest.Newest;
        if (to is not null && CutRequest.ReadEither(to, out end!) is { } noEnd) return noEnd.ToProblem();

        var viewer = user.Viewer();
        if (paging.After is { } cursor) (start, end) = (new CutRequest(cursor.Key, null), new CutRequest(cursor.Since, null));
        var (earlier, future) = await cuts.FindAsync(start!, cancellation);
        if (earlier is null) return future!.ToProblem();
        var (later, gone) = await replay.FindShownAsync(number, end, viewer, cancellation);
        if (later is null) return gone!.ToProblem();
        if (earlier.Position > later.Cut.Position) return Reversed.ToProblem();
        return TypedResults.Ok(await diff.CompareAsync(
            await replay.AtAsync(later.Head, earlier, viewer, cancellation) is ({ } thread, _) && thread.IsShown ? thread : null,
            earlier, later, paging, viewer, cancellation));
    }
}
