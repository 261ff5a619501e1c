using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

public static class SignOutEndpoint
{
    /// <summary>Signs out: the token that this request is made with is no longer good.</summary>
    [WolverineDelete("/api/sessions/current"), Tags("Members")]
    public static async Task<NoContent> Delete(
        ClaimsPrincipal user, Sessions sessions, ExternalSessions external, CancellationToken cancellation)
    {
        if (Sessions.IdOf(user) is { } session) await sessions.EndAsync(user.MemberId(), session, cancellation);
        else await external.EndAsync(user, cancellation);
        return TypedResults.NoContent();
    }
}
