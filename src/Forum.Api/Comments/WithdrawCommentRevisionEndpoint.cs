using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class WithdrawCommentRevisionEndpoint
{
    /// <summary>Withdraws an earlier version of a comment of yours: its history shows neither that version nor what was changed to and from it.</summary>
    [WolverineDelete("/api/comments/{number}/revisions/{revision}"), Tags("Comments")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        long number, int revision, ClaimsPrincipal user, IMessageBus bus, CommentQueries comments, CancellationToken cancellation)
    {
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new DeleteComment(place.Comment, user.MemberId(), new ImpositionId(Guid.CreateVersion7()), revision);
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
