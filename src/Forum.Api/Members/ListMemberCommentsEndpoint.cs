using System.Security.Claims;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class ListMemberCommentsEndpoint
{
    /// <summary>The comments that somebody wrote, with those of every imported author whom they claimed, the newest first.</summary>
    /// <param name="handle">However it is spelled; <c>handle@host</c> for an imported author from another server.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="asOf">As it stood at this moment.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/members/{handle}/comments"), AllowAnonymous, Tags("Members"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<CommentModel>>, ProblemHttpResult>> Get(
        string handle, int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user, WrittenQueries written, Cuts cuts,
        ReplayedLists replayed, CancellationToken cancellation)
    {
        if (!Paging.TryRead(WrittenSort.New, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (await written.FindAsync(handle, cancellation) is not { } member) return Requests.MemberNotFound.ToProblem();
        if (asked is not null)
        {
            var (then, future) = await cuts.FindAsync(CutRequest.GoOn(paging.After, asked), cancellation);
            return then is null
                ? future!.ToProblem()
                : TypedResults.Ok(await replayed.CommentsOfAsync(member, paging, then, user.Viewer(), cancellation));
        }

        return TypedResults.Ok(await written.CommentsAsync(member, paging, user.Viewer(), cancellation));
    }
}
