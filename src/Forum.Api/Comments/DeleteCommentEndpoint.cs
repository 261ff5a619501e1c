using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class DeleteCommentEndpoint
{
    /// <summary>Hides what a comment of yours says. Its place stays, and you can take it back.</summary>
    [WolverineDelete("/api/comments/{number}"), Tags("Comments")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, CommentQueries comments, CancellationToken cancellation)
    {
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new DeleteComment(place.Comment, user.MemberId(), new ImpositionId(Guid.CreateVersion7()));
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await comments.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
