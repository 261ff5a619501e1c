using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class RestoreCommentRevisionEndpoint
{
    /// <summary>Takes back that you withdrew an earlier version of a comment.</summary>
    [WolverinePost("/api/comments/{number}/revisions/{revision}/restore"), Tags("Comments")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        long number, int revision, ClaimsPrincipal user, IMessageBus bus, [NotBody] CommentQueries comments, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new RestoreComment(place.Comment, user.MemberId(), revision, clock.GetUtcNow());
        return await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused ? refused.ToProblem() : TypedResults.NoContent();
    }
}
