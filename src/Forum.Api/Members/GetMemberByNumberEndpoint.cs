using System.Security.Claims;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class GetMemberByNumberEndpoint
{
    /// <summary>A member's profile by their number: an address that outlives a change of handle.</summary>
    [WolverineGet("/api/members/by-number/{number}"), AllowAnonymous, Shared, Tags("Members")]
    public static async Task<Results<Ok<MemberProfile>, ProblemHttpResult>> Get(
        long number, ClaimsPrincipal user, MemberQueries members, CancellationToken cancellation) =>
        await members.FindProfileAsync(number, user.Viewer(), cancellation) is { } profile
            ? TypedResults.Ok(profile)
            : Requests.MemberNotFound.ToProblem();

    public static string AddressOf(long number) => $"/api/members/by-number/{number}";
}
