using System.Security.Claims;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Members;

/// <summary>The bearer tokens that sessions hand out. They carry the member's id and the session's, and nothing else about a person.</summary>
public sealed class Tokens(SigningKey key, ViewerQuery viewers, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    public const string Scheme = JwtBearerDefaults.AuthenticationScheme;

    const string Issuer = "forum";

    public string Issue(Session session) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        Subject = new ClaimsIdentity(
        [
            new Claim(JwtRegisteredClaimNames.Sub, session.Member.Value.ToString()), new Claim(Sessions.Claim, session.Id.ToString()),
        ]),
        IssuedAt = session.CreatedAt.UtcDateTime,
        NotBefore = session.CreatedAt.UtcDateTime,
        Expires = session.ExpiresAt.UtcDateTime,
        SigningCredentials = new SigningCredentials(key.Value, SecurityAlgorithms.HmacSha256),
    });

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != Scheme) return;

        // The names of claims stay those of the token, and events record who acted by id, never by handle.
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new KnownTokens(clock) { MapInboundClaims = false });
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            NameClaimType = JwtRegisteredClaimNames.Sub,
            IssuerSigningKeyResolver = (_, _, _, _) => [key.Value],
            LifetimeValidator = (from, to, _, _) => from <= clock.GetUtcNow().UtcDateTime && clock.GetUtcNow().UtcDateTime < to,
        };
        options.Events = new TokenEvents
        {
            OnTokenValidated = async context =>
            {
                var user = context.Principal!;
                var viewer = Sessions.IdOf(user) is { } session
                    ? await viewers.FindAsync(user.MemberId(), session, context.HttpContext.RequestAborted)
                    : null;
                if (viewer is null) context.Fail(new Unwelcome(Requests.SessionEnded));
                else user.AddIdentity(viewer.ToClaims());
            },
        };
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);
}
