using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Forum.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Members;

/// <summary>What we need to know of another issuer's token, once it is found to be good.</summary>
/// <param name="Key">Tells it from the issuer's other tokens.</param>
/// <param name="IssuedAt">The beginning of time if it does not say: signing out everywhere then ends it for good.</param>
public sealed record ExternalToken(string Issuer, string SubjectHash, string Key, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public static ExternalToken? Of(JsonWebToken token) => token.Subject is not { Length: > 0 } subject ? null : new(
        token.Issuer,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{token.Issuer}\n{subject}"))),
        ExternalSessions.KeyOf(token),
        new DateTimeOffset(DateTime.SpecifyKind(token.IssuedAt, DateTimeKind.Utc)),
        new DateTimeOffset(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc)));
}

/// <summary>
/// Takes the tokens of the issuers that an operator trusts. Whom one vouches for becomes the member who registered with that identity, or
/// a newcomer, who may do nothing but register.
/// </summary>
public sealed class ExternalTokens(ExternalIssuers issuers, ViewerQuery viewers, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Keys that an issuer publishes: none that both of us would have to keep secret.</summary>
    static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (issuers.OfScheme(name) is not { } issuer) return;

        options.MapInboundClaims = false;
        options.Authority = issuer.Authority;
        options.RequireHttpsMetadata = !new Uri(issuer.Authority).IsLoopback;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = issuer.Audience,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, to, _, _) => IsNow(from ?? DateTime.MinValue, to),
        };
        options.BackchannelTimeout = Patience;
        options.Events = new TokenEvents { OnMessageReceived = AskIssuerAsync, OnTokenValidated = AdmitAsync };
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    // A token without an end is none: the comparison with null is false.
    bool IsNow(DateTime from, DateTime? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return from - now <= ClockSkew && now - to < ClockSkew;
    }

    /// <summary>Its keys, unless they are known already. Without them nobody can tell whether a token is good, which is not to say that it is not.</summary>
    static async Task AskIssuerAsync(MessageReceivedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            context.Fail(new Unwelcome(Requests.IssuerUnavailable));
        }
    }

    async Task AdmitAsync(TokenValidatedContext context)
    {
        if (ExternalToken.Of((JsonWebToken)context.SecurityToken) is not { } token)
        {
            context.Fail(new Unwelcome(Requests.SignInRequired));
            return;
        }

        switch (await viewers.FindExternalAsync(token, context.HttpContext.RequestAborted))
        {
            case null:
                context.Principal = new ClaimsPrincipal(Newcomer.ToClaims(token, context.Scheme.Name));
                break;
            case (_, Lives: false):
                context.Fail(new Unwelcome(Requests.SessionEnded));
                break;
            case ({ } viewer, _):
                context.Principal = new ClaimsPrincipal([Newcomer.ToClaims(token, context.Scheme.Name, viewer.Id), viewer.ToClaims()]);
                break;
        }
    }
}
