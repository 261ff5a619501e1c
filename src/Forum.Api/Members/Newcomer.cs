using System.Globalization;
using System.Security.Claims;
using Forum.Domain;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Forum.Api.Members;

/// <summary>On a route that somebody may call whom another issuer vouches for, and who has not registered here yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForNewcomersAttribute : Attribute;

/// <summary>Somebody with another issuer's token: a newcomer, until they register.</summary>
public static class Newcomer
{
    const string Issuer = "issuer", SubjectHash = "subject_hash";

    public static ClaimsIdentity ToClaims(ExternalToken token, string scheme, MemberId? member = null) => new(
        [
            .. member is { } id ? [new Claim(JwtRegisteredClaimNames.Sub, id.Value.ToString())] : Array.Empty<Claim>(),
            new Claim(Issuer, token.Issuer),
            new Claim(SubjectHash, token.SubjectHash),
            new Claim(ExternalSessions.Claim, token.Key),
            new Claim(JwtRegisteredClaimNames.Exp, token.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme,
        JwtRegisteredClaimNames.Sub,
        roleType: null);

    public static bool IsNewcomer(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && !user.HasClaim(claim => claim.Type == JwtRegisteredClaimNames.Sub);

    /// <summary>Null for somebody who signed in here.</summary>
    public static (string Issuer, string SubjectHash)? ExternalIdentity(this ClaimsPrincipal user) =>
        user.FindFirstValue(Issuer) is { } issuer && user.FindFirstValue(SubjectHash) is { } subject ? (issuer, subject) : null;
}
