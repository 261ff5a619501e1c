using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Forum.Api.Members;

public static class SigningIn
{
    /// <summary>Picks who has to check a token by who says to have issued it.</summary>
    const string ByIssuer = "by issuer";

    public static void AddSigningIn(this WebApplicationBuilder builder)
    {
        var issuers = ExternalIssuers.Read(builder.Configuration);
        builder.Services.AddSingleton(issuers);
        builder.Services.AddSingleton<SigningKey>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SigningKey>());
        builder.Services.AddSingleton<ViewerQuery>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<ExternalSessions>();
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(services => services.GetRequiredService<Tokens>());
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, ExternalTokens>();

        var schemes = builder.Services.AddAuthentication(ByIssuer)
            .AddPolicyScheme(ByIssuer, displayName: null, policy => policy.ForwardDefaultSelector = issuers.SchemeOf)
            .AddJwtBearer(Tokens.Scheme);
        foreach (var issuer in issuers.All) schemes.AddJwtBearer(issuer.Scheme, _ => { });
        builder.Services.AddAuthorization();
    }
}
