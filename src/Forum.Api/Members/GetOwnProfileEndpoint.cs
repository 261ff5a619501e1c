using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class GetOwnProfileEndpoint
{
    /// <summary>Your own profile, with what nobody else is shown.</summary>
    [WolverineGet("/api/members/me"), Tags("Members")]
    public static async Task<Results<Ok<OwnProfile>, ProblemHttpResult>> Get(
        ClaimsPrincipal user, AccountQueries accounts, CancellationToken cancellation) =>
        await accounts.FindOwnProfileAsync(user.Viewer(), cancellation) is { } profile
            ? TypedResults.Ok(profile)
            : Requests.SessionEnded.ToProblem();
}
