using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public static class MarkCommentOfficialEndpoint
{
    /// <summary>Says that you speak as a moderator in a comment of yours, or that you do not.</summary>
    [WolverinePut("/api/comments/{number}/official"), Tags("Comments")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Put(
        long number, OfficialRequest? request, ClaimsPrincipal user, IMessageBus bus, CommentQueries comments, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (request?.Official is not { } official) return Requests.OfficialUndecided.ToProblem();
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var command = new MarkCommentOfficial(place.Comment, place.Community, user.MemberId(), official, clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await comments.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
