using System.Security.Claims;
using Forum.Domain;

namespace Forum.Api.Http;

/// <summary>Who reads or acts, as the database knew them when the request came in: what they may see depends on it.</summary>
/// <param name="Id">Null for somebody who is not signed in.</param>
/// <param name="Communities">The communities that they moderate.</param>
public sealed record Viewer(MemberId? Id, bool IsAdministrator, EquatableList<CommunityId> Communities)
{
    public static readonly Viewer Nobody = new(null, IsAdministrator: false, []);

    /// <summary>May read what analysts read, and sees no more than any member in everything else.</summary>
    public bool IsAnalyst { get; init; }

    public bool IsSignedIn => Id is not null;

    /// <summary>Moderates at least one community, or all of them.</summary>
    public bool IsModerator => IsAdministrator || Communities.Count > 0;

    public bool Moderates(CommunityId community) => IsAdministrator || Communities.Contains(community);
}

/// <summary>A viewer travels with the request as the claims of whom its token names.</summary>
public static class ViewerClaims
{
    const string Administrator = "administrator", Analyst = "analyst", Moderates = "moderates";

    public static Viewer Viewer(this ClaimsPrincipal user) => user.FindFirstValue("sub") is not { } id
        ? Http.Viewer.Nobody
        : new Viewer(
            new MemberId(Guid.Parse(id)),
            user.HasClaim(claim => claim.Type == Administrator),
            [.. user.FindAll(Moderates).Select(claim => new CommunityId(Guid.Parse(claim.Value)))])
        {
            IsAnalyst = user.HasClaim(claim => claim.Type == Analyst),
        };

    public static ClaimsIdentity ToClaims(this Viewer viewer) => new(
    [
        .. viewer.IsAdministrator ? [new Claim(Administrator, "true")] : Array.Empty<Claim>(),
        .. viewer.IsAnalyst ? [new Claim(Analyst, "true")] : Array.Empty<Claim>(),
        .. viewer.Communities.Select(community => new Claim(Moderates, community.Value.ToString())),
    ]);
}
