using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Forum.Api.Members;

/// <param name="Current">True for the session that this request was made in.</param>
public sealed record OpenSession(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Current);

public static class ListSessionsEndpoint
{
    /// <summary>Your own sessions, the latest first. Those that another issuer keeps are not among them.</summary>
    [WolverineGet("/api/sessions"), Tags("Members")]
    public static async Task<Ok<Page<OpenSession>>> Get(ClaimsPrincipal user, Sessions sessions, CancellationToken cancellation)
    {
        var current = Sessions.IdOf(user);
        var open = await sessions.ListAsync(user.MemberId(), cancellation);
        return TypedResults.Ok(new Page<OpenSession>(
            [.. open.Select(session => new OpenSession(session.Id, session.CreatedAt, session.ExpiresAt, session.Id == current))], Next: null));
    }
}
