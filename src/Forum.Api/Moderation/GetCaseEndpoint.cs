using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Replay;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Moderation;

public static class GetCaseEndpoint
{
    /// <summary>A case, with how far it has come. Cases are public, as the log is.</summary>
    /// <param name="number">The case's.</param>
    /// <param name="asOf">As it stood at this moment, with today's names.</param>
    /// <param name="cut">As it stood at this position in the sequence of all events.</param>
    [WolverineGet("/api/cases/{number}"), AllowAnonymous, Tags("Moderation"), Refuses(typeof(CutRequest))]
    public static async Task<Results<Ok<CaseModel>, ProblemHttpResult>> Get(
        long number, string? asOf, string? cut, ClaimsPrincipal user, CaseQueries cases, CasesThen then, CancellationToken cancellation)
    {
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut.ToProblem();
        var (found, refused) = asked is null
            ? (await cases.FindAsync(number, user.Viewer(), cancellation), Requests.CaseNotFound)
            : await then.FindAsync(number, asked, user.Viewer(), cancellation);
        return found is null ? refused!.ToProblem() : TypedResults.Ok(found);
    }
}
