using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class SignOutEverywhereEndpoint
{
    /// <summary>Signs out everywhere: none of your tokens, this one included, is good any longer.</summary>
    [WolverineDelete("/api/sessions"), Tags("Members")]
    public static async Task<NoContent> Delete(ClaimsPrincipal user, Sessions sessions, CancellationToken cancellation)
    {
        await sessions.EndAllAsync(user.MemberId(), cancellation);
        return TypedResults.NoContent();
    }
}
