using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class GetCommentEndpoint
{
    /// <summary>One comment, as its thread shows it; and what it says even if you have blocked who wrote it.</summary>
    [WolverineGet("/api/comments/{number}"), AllowAnonymous, Tags("Comments")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Get(
        long number, ClaimsPrincipal user, CommentQueries comments, CancellationToken cancellation) =>
        await comments.FindAsync(number, user.Viewer(), cancellation) is { } comment
            ? TypedResults.Ok(comment)
            : Requests.CommentNotFound.ToProblem();
}
