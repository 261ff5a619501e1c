using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Tests.Members;

/// <summary>An OpenID Connect issuer on this machine, as small as one can be: it says what its key is, and signs what it is told to.</summary>
public sealed class OtherIssuer : IAsyncDisposable
{
    public const string Audience = "the-forum";

    readonly WebApplication app;
    readonly RSA rsa = RSA.Create(2048);

    OtherIssuer(WebApplication app) => this.app = app;

    public string Authority => app.Urls.First();

    public SigningCredentials Key => new(new RsaSecurityKey(rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);

    /// <summary>What tells a forum to trust an issuer.</summary>
    public static string[] Settings(int number, string authority) =>
    [
        $"--Authentication:Issuers:{number}:Authority={authority}", $"--Authentication:Issuers:{number}:Audience={Audience}",
        $"--Authentication:Issuers:{number}:Name=elsewhere {number}",
    ];

    public static async Task<OtherIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var issuer = new OtherIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = issuer.Authority,
            ["jwks_uri"] = $"{issuer.Authority}/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.PublicKey() } }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    /// <summary>A token about somebody; or about nobody, from somewhere else, for somebody else, by another key, or of another time.</summary>
    public string Issue(
        string? subject, string? audience = Audience, SigningCredentials? key = null, string? issuer = null, DateTime? issuedAt = null, TimeSpan? lifetime = null)
    {
        var from = issuedAt ?? DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience,
            Claims = subject is null ? [] : new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = subject, ["name"] = "Rosa L." },
            IssuedAt = from,
            Expires = from + (lifetime ?? TimeSpan.FromMinutes(10)),
            SigningCredentials = key ?? Key,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    object PublicKey()
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) };
    }
}
