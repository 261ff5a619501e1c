using Forum.Api.Http.Idempotency;
using Forum.Api.Http.Limits;
using Forum.Api.Live;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Forum.Api.Http.Browsers;

/// <summary>
/// Lets pages of other origins be clients: of any, unless an operator names them as <c>Cors:Origins:0</c> and so on. Who asks is told by a token
/// that the page itself sends and never by a cookie, so that no page can act for somebody who has not signed in on it.
/// </summary>
public static class CrossOrigin
{
    const string Section = "Cors:Origins", Any = "*";

    /// <summary>A browser asks again after as long. They keep it for two hours to a day at most, whatever we say.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    static readonly string[] Methods =
        [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete];

    static readonly string[] Asked =
    [
        HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch, HeaderNames.IfNoneMatch, IdempotencyKey.Header, LiveRequest.Header,
    ];

    static readonly string[] Answered =
    [
        HeaderNames.ETag, HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, KeptAnswer.Repeated,
        RequestLimits.Left, RequestLimits.Policy,
    ];

    public static void AddCrossOrigin(this WebApplicationBuilder builder)
    {
        var origins = Read(builder.Configuration);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            policy.WithMethods(Methods).WithHeaders(Asked).WithExposedHeaders(Answered).SetPreflightMaxAge(Remembered);
            if (origins.Length == 0) policy.AllowAnyOrigin();
            else policy.WithOrigins(origins);
        }));
    }

    /// <returns>None for any.</returns>
    /// <exception cref="OptionsValidationException">One is no origin.</exception>
    public static string[] Read(IConfiguration configuration)
    {
        var origins = configuration.GetSection(Section).GetChildren().ToList();
        foreach (var origin in origins.Where(origin => !IsOrigin(origin.Value)))
        {
            throw new OptionsValidationException(
                origin.Path, typeof(CrossOrigin), [$"{origin.Path} cannot be used: it is no origin, such as https://forum.example."]);
        }

        return origins.Exists(origin => origin.Value == Any) ? [] : [.. origins.Select(origin => origin.Value!)];
    }

    static bool IsOrigin(string? text) => text == Any || (
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && string.Equals(text, address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
