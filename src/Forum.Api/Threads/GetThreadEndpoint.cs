using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Forum.Api.Replay;
using Forum.Api.Votes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class GetThreadEndpoint
{
    /// <summary>A thread and a page of its comments, depth first.</summary>
    /// <param name="sort">
    /// The order among the answers to one comment: <c>old</c> (the default), <c>new</c>, <c>hot</c>, <c>top</c> or <c>controversial</c>.
    /// The last three stay as they were when the first page was read, for an hour at least; then a cursor is refused as
    /// <c>cursor-expired</c>, and one begins again.
    /// </param>
    /// <param name="limit">How many comments, 1 to 200; 50 if not said.</param>
    /// <param name="depth">How many levels of answers to show; all if not said. What is left out is counted as <c>moreReplies</c>.</param>
    /// <param name="parent">The number of a comment: only what answers it, without itself, and levels counted from there.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">As it stood at this moment.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/threads/{number}"), AllowAnonymous, Shared, Tags("Threads"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Get(
        long number, string? sort, int? limit, int? depth, long? parent, string? after, string? asOf, string? cut, ClaimsPrincipal user,
        ReplayQuery replay, ThreadPageQuery threads, CommentOrders orders, ItemQuery items, HttpContext http, CancellationToken cancellation)
    {
        if (!Paging.TryRead<CommentSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (depth < 0) return Requests.DepthOutOfRange.ToProblem();
        if (parent <= 0) return Requests.CommentNotFound.ToProblem();
        if (paging.After is { } end && end.Key != (parent ?? 0)) return Requests.CursorInvalid.ToProblem();

        var part = new ThreadPart(paging, depth ?? int.MaxValue, parent ?? 0);
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (asked is not null)
        {
            var (then, gone) = await replay.PageAsync(number, part, asked, user.Viewer(), cancellation);
            if (then is null) return gone!.ToProblem();
            http.IsAbout(then.Id);
            return TypedResults.Ok(then);
        }

        if (CommentOrders.Keeps(paging.Sort))
        {
            var order = await orders.FindAsync(number, paging.Sort, paging.After?.Since, cancellation);
            if (order is null) return (paging.After is null ? Requests.ThreadNotFound : Requests.CursorExpired).ToProblem();
            part = part with { Order = order };
        }

        var viewer = user.Viewer();
        var thread = await threads.FindAsync(number, part, viewer, cancellation);
        if (thread is null) return Requests.ThreadNotFound.ToProblem();
        http.IsAbout(thread.Id);
        if (thread.Next is not null && part.Order is { } named) await orders.KeepAsync(named, cancellation);
        if (thread.Comments.Count > 0) return TypedResults.Ok(thread);

        if (parent is { } of && (await items.FindCommentAsync(of, viewer, cancellation))?.Thread.Value != thread.Id)
        {
            return Requests.CommentNotFound.ToProblem();
        }

        var isForged = paging.After is { } cursor && !await threads.HoldsAsync(number, cursor.Number, cancellation);
        return isForged ? Requests.CursorInvalid.ToProblem() : TypedResults.Ok(thread);
    }
}
