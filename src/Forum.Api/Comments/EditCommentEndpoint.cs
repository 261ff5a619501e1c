using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Domain;
using Forum.Domain.Comments;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Comments;

public sealed record EditCommentRequest(string? Body = null);

public static class EditCommentEndpoint
{
    /// <summary>Replaces what a comment of yours says. What it said before stays in its history.</summary>
    /// <remarks>With <c>If-Match: "r3"</c>, where 3 is the revision that you read, it is refused if somebody else was faster.</remarks>
    [WolverinePut("/api/comments/{number}"), Tags("Comments")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Put(
        long number, EditCommentRequest? request, HttpRequest http, ClaimsPrincipal user, IMessageBus bus, CommentQueries comments,
        Mentioning mentioning, TimeProvider clock, CancellationToken cancellation)
    {
        var body = request?.Body ?? "";
        if (CommentBody.Check(body) is { } badBody) return badBody.ToProblem();
        if (await comments.FindPlaceAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        var stored = await mentioning.StoreAsync(body, cancellation);
        var command = new EditComment(place.Comment, user.MemberId(), stored, IfMatch.Revision(http), clock.GetUtcNow());
        if (await bus.InvokeAsync<Decision>(command, cancellation) is Refused refused) return refused.ToProblem();
        return TypedResults.Ok((await comments.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
