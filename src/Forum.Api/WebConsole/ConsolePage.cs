using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Forum.Api.WebConsole;

/// <summary>
/// A page for people, to read, to look back and to moderate. It is one document for all addresses below its own; its modules ask the same API as
/// any client. What it is made of comes from this program, nothing of it stands in the document itself, and text becomes HTML in one place only.
/// </summary>
public static class ConsolePage
{
    public const string Address = "/console";

    const string Main = "main.js", Style = ".css", Module = ".js";

    static readonly string Policy = string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'", // its forms are sent by its modules
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types served-html"); // the one policy, in served.js

    public static void MapConsole(this WebApplication app)
    {
        var files = new ConsoleFiles();
        var document = Document(files);
        app.MapGet($"{Address}/{{**page}}", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return TypedResults.Text(document, MediaTypeNames.Text.Html);
        }).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        app.MapGet($"{Address}/files/{{version}}/{{**path}}", Results<FileContentHttpResult, NotFound> (string version, string path, HttpContext context) =>
            version == files.Version && files.Find(path) is { } file ? Send(file, context) : TypedResults.NotFound())
            .AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    static FileContentHttpResult Send(ConsoleFile file, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        var packs = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packs) headers.ContentEncoding = "br";
        return TypedResults.Bytes(packs ? file.Packed : file.Bytes, file.Type);
    }

    /// <summary>Names every module, so that a browser asks for all at once and not for each after the one that imports it.</summary>
    static string Document(ConsoleFiles files)
    {
        var at = $"{Address}/files/{files.Version}";
        var links = files.Paths.Select(path => Path.GetExtension(path) switch
        {
            Style => $"""<link rel="stylesheet" href="{at}/{path}">""",
            Module => $"""<link rel="modulepreload" href="{at}/{path}">""",
            _ => $"""<link rel="icon" href="{at}/{path}">""",
        });
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Forum</title>
            {string.Join('\n', links)}
            <script type="module" src="{at}/{Main}"></script>
            </head>
            <body>
            <noscript>This page is made by its script. What it shows is at /api, too, and described at /docs.</noscript>
            </body>
            </html>

            """;
    }
}
