using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Votes;
using Forum.Domain;
using Forum.Domain.Shelves;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;
using Wolverine.Http;

namespace Forum.Api.Shelves;

public static class UnsaveCommentEndpoint
{
    /// <summary>Takes a comment off your shelf.</summary>
    [WolverineDelete("/api/comments/{number}/saved"), Tags("Saved items")]
    public static async Task<Results<Ok<CommentModel>, ProblemHttpResult>> Delete(
        long number, ClaimsPrincipal user, IMessageBus bus, ItemQuery items, CommentQueries comments, CancellationToken cancellation)
    {
        if (await items.FindCommentAsync(number, user.Viewer(), cancellation) is not { } place) return Requests.CommentNotFound.ToProblem();

        await bus.InvokeAsync<Decision>(new UnsaveItem(user.MemberId(), place.Item), cancellation);
        return TypedResults.Ok((await comments.FindAsync(number, user.Viewer(), cancellation))!);
    }
}
