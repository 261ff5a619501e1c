using Microsoft.Net.Http.Headers;

namespace Forum.Api.Http.Browsers;

/// <summary>What every answer tells browsers, refusals too: that it is data, and neither a page nor anything that a page may be made of.</summary>
public static class SafeHeaders
{
    const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    public static void UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // As the answer starts: whoever answers instead of an endpoint that failed begins with no headers.
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // clients are pages of other origins
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, Nothing); // a page has its own
        headers.TryAdd(HeaderNames.CacheControl, "no-store"); // what says nothing, a cache may keep, even a 404
    }
}
