using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Moderation;

public static class ListCaseItemsEndpoint
{
    /// <summary>What a case touched, as far as one may know of it, in the order in which it did. A case that was taken back keeps its list.</summary>
    /// <param name="number">The case's.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/cases/{number}/items"), AllowAnonymous, Tags("Moderation")]
    public static async Task<Results<Ok<Page<CaseItemModel>>, ProblemHttpResult>> Get(
        long number, int? limit, string? after, ClaimsPrincipal user, CaseQueries cases, CaseItems items, CancellationToken cancellation)
    {
        if (!Paging.TryRead<CaseItemSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (await cases.FindAsync(number, user.Viewer(), cancellation) is null) return Requests.CaseNotFound.ToProblem();
        return TypedResults.Ok(await items.ListAsync(number, paging, user.Viewer(), cancellation));
    }
}
