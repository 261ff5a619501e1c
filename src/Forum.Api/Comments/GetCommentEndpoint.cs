using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class GetCommentEndpoint
{
    /// <summary>One comment, as its thread shows it; and what it says even if you have blocked who wrote it.</summary>
    /// <param name="asOf">As it stood at this moment.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/comments/{number}"), AllowAnonymous, Tags("Comments"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Get(
        long number, string? asOf, string? cut, ClaimsPrincipal user, CommentQueries comments, ReplayedComments replay, CancellationToken cancellation)
    {
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        var (comment, _, gone) = asked is null
            ? (await comments.FindAsync(number, user.Viewer(), cancellation), null, Requests.CommentNotFound)
            : await replay.FindAsync(number, asked, user.Viewer(), cancellation);
        return comment is null ? gone!.ToProblem() : TypedResults.Ok(comment);
    }
}
