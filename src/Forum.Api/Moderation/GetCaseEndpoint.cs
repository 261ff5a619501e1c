using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Moderation;

public static class GetCaseEndpoint
{
    /// <summary>A case, with how far it has come. Cases are public, as the log is.</summary>
    [WolverineGet("/api/cases/{number}"), AllowAnonymous, Tags("Moderation")]
    public static async Task<Results<Ok<CaseModel>, ProblemHttpResult>> Get(
        long number, ClaimsPrincipal user, CaseQueries cases, CancellationToken cancellation) =>
        await cases.FindAsync(number, user.Viewer(), cancellation) is { } found
            ? TypedResults.Ok(found)
            : Requests.CaseNotFound.ToProblem();
}
