using Forum.Api.Http;
using Microsoft.AspNetCore.Authentication;

namespace Forum.Api.Live;

/// <summary>Who is listening, asked again while they listen, as if their request had come only now.</summary>
public sealed class LiveAccess(IServiceScopeFactory scopes)
{
    /// <returns>Null for somebody whom their token does not name any longer.</returns>
    public async Task<Viewer?> ViewerAsync(HttpContext http)
    {
        if (!http.User.Viewer().IsSignedIn) return Viewer.Nobody;

        await using var scope = scopes.CreateAsyncScope();
        var again = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = http.RequestAborted };
        again.Request.Headers.Authorization = http.Request.Headers.Authorization;
        var ticket = await again.AuthenticateAsync();
        return ticket is { Succeeded: true, Principal: var user } ? user.Viewer() : null;
    }

    /// <summary>Whether two viewers may see the same.</summary>
    public static bool IsSame(Viewer one, Viewer other) =>
        one.Id == other.Id && one.IsAdministrator == other.IsAdministrator && one.IsAnalyst == other.IsAnalyst && one.Communities.ToHashSet().SetEquals(other.Communities);
}
