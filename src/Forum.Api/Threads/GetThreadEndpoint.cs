using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Threads;

public static class GetThreadEndpoint
{
    /// <summary>A thread and a page of its comments, depth first.</summary>
    /// <param name="sort"><c>old</c> (the default) or <c>new</c>: the order among the answers to one comment.</param>
    /// <param name="limit">How many comments, 1 to 200; 50 if not said.</param>
    /// <param name="depth">How many levels of answers to show; all if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/threads/{number}"), AllowAnonymous, Tags("Threads")]
    public static async Task<Results<Ok<ThreadModel>, ProblemHttpResult>> Get(
        long number, string? sort, int? limit, int? depth, string? after, ClaimsPrincipal user, ThreadPageQuery threads, CancellationToken cancellation)
    {
        if (!Paging.TryRead<CommentSort>(sort, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (depth < 0) return Requests.DepthOutOfRange.ToProblem();

        var thread = await threads.FindAsync(number, paging, depth ?? int.MaxValue, user.Viewer(), cancellation);
        if (thread is null) return Requests.ThreadNotFound.ToProblem();

        var isForged = paging.After is { } cursor && thread.Comments.Count == 0 && !await threads.HoldsAsync(number, cursor.Number, cancellation);
        return isForged ? Requests.CursorInvalid.ToProblem() : TypedResults.Ok(thread);
    }
}
