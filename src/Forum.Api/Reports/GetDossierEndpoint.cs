using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Reports;

public static class GetDossierEndpoint
{
    /// <summary>
    /// What moderators have to know of somebody: reports against them and by them, bans, cases about them and about what they wrote. Of the
    /// communities that one moderates; administrators see all.
    /// </summary>
    [WolverineGet("/api/members/by-number/{number}/dossier"), Tags("Moderation")]
    public static async Task<Results<Ok<Dossier>, ProblemHttpResult>> Get(
        long number, ClaimsPrincipal user, DossierQuery dossiers, CancellationToken cancellation)
    {
        if (!user.Viewer().IsModerator) return Requests.NotAllowed.ToProblem();
        return await dossiers.FindAsync(number, user.Viewer(), cancellation) is { } dossier
            ? TypedResults.Ok(dossier)
            : Requests.MemberNotFound.ToProblem();
    }
}
