using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class GetMemberEndpoint
{
    /// <summary>A member's profile.</summary>
    /// <param name="handle">However it is spelled; <c>handle@host</c> for an imported author from another server.</param>
    [WolverineGet("/api/members/{handle}"), AllowAnonymous, Shared, Tags("Members")]
    public static async Task<Results<Ok<MemberProfile>, ProblemHttpResult>> Get(
        string handle, ClaimsPrincipal user, MemberQueries members, CancellationToken cancellation) =>
        await members.FindProfileAsync(handle, user.Viewer(), cancellation) is { } profile
            ? TypedResults.Ok(profile)
            : Requests.MemberNotFound.ToProblem();
}
