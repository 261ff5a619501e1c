using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Scalar.AspNetCore;

namespace Forum.Api.Http.Browsers;

/// <summary>
/// The API for people to read and to try: a page made from the OpenAPI document in their browser. All of it comes from this program, and its
/// policy lets it talk to nobody else.
/// </summary>
public static class ReferencePage
{
    public const string Address = "/docs";

    const int NonceBytes = 16;

    public static void MapReferencePage(this WebApplication app)
    {
        app.MapScalarApiReference(Address, (options, context) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
            context.Response.Headers.ContentSecurityPolicy = PolicyOf(nonce);
            options
                .WithTitle("Forum API")
                .WithNonce(nonce)
                .SortTagsAlphabetically()
                .AddPreferredSecuritySchemes(JwtBearerDefaults.AuthenticationScheme)
                .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools();
        }).AllowAnonymous();
    }

    static string PolicyOf(string nonce) => string.Join("; ",
        "default-src 'none'",
        $"script-src 'self' 'nonce-{nonce}'",
        "style-src 'unsafe-inline'", // its script styles as it goes; no style can send anything anywhere
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
}
