using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class RestoreCommentEndpoint
{
    /// <summary>Takes back that you deleted a comment. What moderators hid of it stays hidden.</summary>
    [WolverinePost("/api/comments/{number}/restore"), Tags("Comments")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Post(
        long number, ClaimsPrincipal user, IMessageBus bus, [NotBody] CommentQueries comments, TimeProvider clock, CancellationToken cancellation)
    {
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new RestoreComment(place.Comment, user.MemberId(), Revision: null, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await comments.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
