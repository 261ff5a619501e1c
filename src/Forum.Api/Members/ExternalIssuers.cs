using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Forum.Api.Members;

/// <summary>An OpenID Connect issuer whose tokens an operator lets people sign in with.</summary>
/// <param name="Authority">Its address, under which it says what its keys are; also what its tokens say they are from.</param>
/// <param name="Audience">What its tokens say they are for: us.</param>
/// <param name="Name">What we call it in our logs.</param>
public sealed record ExternalIssuer(string Authority, string Audience, string Name)
{
    public string Scheme => $"issuer {Name}";
}

/// <summary>The configured issuers: <c>Authentication:Issuers:0:Authority</c>, <c>:Audience</c> and <c>:Name</c>, and so on.</summary>
public sealed class ExternalIssuers(IReadOnlyList<ExternalIssuer> all)
{
    const string Section = "Authentication:Issuers";

    static readonly JsonWebTokenHandler Reader = new();

    public IReadOnlyList<ExternalIssuer> All => all;

    public ExternalIssuer? OfScheme(string? scheme) => all.FirstOrDefault(issuer => issuer.Scheme == scheme);

    /// <summary>Whose token this request shows, as far as it says itself; who issues none of ours is left to our own keys to refuse.</summary>
    public string SchemeOf(HttpContext context)
    {
        const string bearer = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (all.Count == 0 || !header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)) return Tokens.Scheme;

        var token = header[bearer.Length..].Trim();
        var from = Reader.CanReadToken(token) ? IssuerOf(token) : null;
        return all.FirstOrDefault(issuer => issuer.Authority.TrimEnd('/') == from?.TrimEnd('/'))?.Scheme ?? Tokens.Scheme;
    }

    /// <exception cref="OptionsValidationException">An issuer is not described as it should be.</exception>
    public static ExternalIssuers Read(IConfiguration configuration)
    {
        var issuers = configuration.GetSection(Section).GetChildren().Select(Read).ToList();
        return issuers.DistinctBy(issuer => issuer.Name).Count() < issuers.Count
            ? throw Invalid(Section, "two issuers have one name")
            : new ExternalIssuers(issuers);
    }

    static ExternalIssuer Read(IConfigurationSection issuer)
    {
        var (authority, audience) = (issuer["Authority"], issuer["Audience"]);
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw Invalid(issuer.Path, "its Authority is no https address");
        }

        return string.IsNullOrWhiteSpace(audience)
            ? throw Invalid(issuer.Path, "it needs an Audience")
            : new ExternalIssuer(authority, audience, issuer["Name"] ?? address.Host);
    }

    static OptionsValidationException Invalid(string path, string what) =>
        new(path, typeof(ExternalIssuer), [$"{path} cannot be used: {what}."]);

    static string? IssuerOf(string token)
    {
        try
        {
            return Reader.ReadJsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            // Not the JSON it should be.
            return null;
        }
    }
}
