using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Replay;
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
    /// <param name="asOf">What it had touched at this moment.</param>
    /// <param name="cut">What it had touched at this position in the sequence of all events.</param>
    [WolverineGet("/api/cases/{number}/items"), AllowAnonymous, Tags("Moderation"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<Page<CaseItemModel>>, ProblemHttpResult>> Get(
        long number, int? limit, string? after, string? asOf, string? cut, ClaimsPrincipal user, CaseQueries cases, CaseItems items, CasesThen then,
        CancellationToken cancellation)
    {
        if (!Paging.TryRead<CaseItemSort>(sort: null, limit, after, out var paging, out var refused)) return refused.ToProblem();
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        if (asked is not null)
        {
            var (page, gone) = await then.ItemsAsync(number, paging, asked, user.Viewer(), cancellation);
            return page is null ? gone!.ToProblem() : TypedResults.Ok(page);
        }

        if (await cases.FindAsync(number, user.Viewer(), cancellation) is null) return Requests.CaseNotFound.ToProblem();
        return TypedResults.Ok(await items.ListAsync(number, paging, user.Viewer(), cancellation));
    }
}
