using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class EndSessionEndpoint
{
    /// <summary>Ends one of your own sessions, such as that of a phone that was lost.</summary>
    [WolverineDelete("/api/sessions/{id}"), Tags("Members")]
    public static async Task<NoContent> Delete(Guid id, ClaimsPrincipal user, Sessions sessions, CancellationToken cancellation)
    {
        await sessions.EndAsync(user.MemberId(), id, cancellation);
        return TypedResults.NoContent();
    }
}
