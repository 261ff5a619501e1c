using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

public static class ListOwnReportsEndpoint
{
    /// <summary>What one has reported oneself, and what came of it.</summary>
    /// <param name="sort"><c>new</c> (the default) or <c>old</c>.</param>
    /// <param name="limit">How many, 1 to 200; 50 if not said.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    [WolverineGet("/api/members/me/reports"), Tags("Reports")]
    public static async Task<Results<Ok<Page<ReportModel>>, ProblemHttpResult>> Get(
        string? sort, int? limit, string? after, ClaimsPrincipal user, ReportQueries reports, CancellationToken cancellation) =>
        Paging.TryRead<ReportSort>(sort, limit, after, out var paging, out var refused)
            ? TypedResults.Ok(await reports.ListOwnAsync(user.Viewer(), paging, cancellation))
            : refused.ToProblem();
}
