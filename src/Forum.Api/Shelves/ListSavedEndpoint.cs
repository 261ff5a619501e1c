using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Shelves;

public static class ListSavedEndpoint
{
    /// <summary>What you saved, the last first. What was taken away since is left out.</summary>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/members/me/saved"), Tags("Saved items")]
    public static async Task<Results<Ok<Page<SavedModel>>, ProblemHttpResult>> Get(
        int? limit, string? after, ClaimsPrincipal user, ShelfQueries shelves, CancellationToken cancellation) =>
        Paging.TryRead(SavedSort.New, limit, after, out var paging, out var refused)
            ? TypedResults.Ok(await shelves.ListAsync(paging, user.Viewer(), cancellation))
            : refused.ToProblem();
}
