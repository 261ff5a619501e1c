using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Threads;
using Forum.Api.Votes;
using Forum.Domain;
using Forum.Domain.Shelves;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Shelves;

/// <param name="UpTo">The number of the last comment of the thread that you have read.</param>
public sealed record ReadThreadRequest(long? UpTo = null);

public static class ReadThreadEndpoint
{
    /// <summary>Says how far you have read. The mark only moves on; what came after it is counted as <c>unread</c>.</summary>
    [WolverinePut("/api/threads/{number}/read"), Tags("Saved items")]
    public static async Task<Results<Ok<ThreadSummary>, ProblemHttpResult>> Put(
        long number, ReadThreadRequest? request, ClaimsPrincipal user, IMessageBus bus, ItemQuery items, CommentQueries comments,
        ThreadListQuery threads, CancellationToken cancellation)
    {
        if (request?.UpTo is not { } upTo) return Requests.UpToMissing.ToProblem();
        if (await items.FindThreadAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.ThreadNotFound.ToProblem();
        var isThere = (await items.FindCommentAsync(upTo, user.Viewer(), cancellation))?.Thread == place.Thread;
        var comment = isThere ? await comments.FindAsync(upTo, user.Viewer(), cancellation) : null;
        if (comment is null) return Requests.CommentNotFound.ToProblem();

        await bus.InvokeAsync<Decision>(new MoveReadMark(user.MemberId(), place.Thread, upTo, comment.CreatedAt), cancellation);
        return TypedResults.Ok((await threads.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
