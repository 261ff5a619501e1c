using System.Security.Claims;
using Forum.Api.Http;
using Forum.Domain;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Members;

/// <summary>The bearer tokens that sessions hand out. They carry the member's id and nothing else about a person.</summary>
public sealed class Tokens(SigningKey key, ViewerQuery viewers, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    const string Issuer = "forum";

    /// <summary>Phones stay signed in over a holiday.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public string Issue(MemberId member) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        Subject = new ClaimsIdentity([new Claim(JwtRegisteredClaimNames.Sub, member.Value.ToString())]),
        IssuedAt = clock.GetUtcNow().UtcDateTime,
        NotBefore = clock.GetUtcNow().UtcDateTime,
        Expires = (clock.GetUtcNow() + Lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(key.Value, SecurityAlgorithms.HmacSha256),
    });

    public void Configure(string? name, JwtBearerOptions options)
    {
        // The names of claims stay those of the token, and events record who acted by id, never by handle.
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            NameClaimType = JwtRegisteredClaimNames.Sub,
            IssuerSigningKeyResolver = (_, _, _, _) => [key.Value],
            LifetimeValidator = (from, to, _, _) => from <= clock.GetUtcNow().UtcDateTime && clock.GetUtcNow().UtcDateTime < to,
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                var viewer = await viewers.FindAsync(context.Principal!.MemberId(), context.HttpContext.RequestAborted);
                if (viewer is null) context.Fail("Nobody has this account any longer.");
                else context.Principal!.AddIdentity(viewer.ToClaims());
            },
            OnChallenge = async context =>
            {
                context.HandleResponse();
                await Requests.SignInRequired.ToProblem().ExecuteAsync(context.HttpContext);
            },
            OnForbidden = context => Requests.NotAllowed.ToProblem().ExecuteAsync(context.HttpContext),
        };
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);
}
