using System.Net;
using System.Text.RegularExpressions;

namespace Forum.Api.Tests.Http.Browsers;

/// <summary>The page at /docs. A person has to look whether it works in a browser; that it asks nobody else, these know.</summary>
public partial class reading_the_reference(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_for_everybody()
    {
        using var first = await GetAsync("/docs");
        Assert.Equal("docs/", first.Headers.Location?.OriginalString);
        using var page = await GetAsync("/docs/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("openapi/v1.json", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task loads_its_scripts_from_this_program_and_nothing_from_elsewhere()
    {
        using var page = await GetAsync("/docs/");
        var html = await page.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("//", html, StringComparison.Ordinal);
        var scripts = Source().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var answer = await GetAsync($"/docs/{script}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task runs_its_own_scripts_only_and_tells_nobody()
    {
        using var page = await GetAsync("/docs/");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ")
            .Select(one => one.Split(' ', 2)).ToDictionary(one => one[0], one => one[1]);
        var nonce = Regex.Match(policy["script-src"], "'nonce-([^']+)'").Groups[1].Value;
        Assert.Equal($"'self' 'nonce-{nonce}'", policy["script-src"]);
        Assert.Equal(("'none'", "'self'", "'none'"), (policy["default-src"], policy["connect-src"], policy["frame-ancestors"]));
        Assert.All(policy.Values, sources => Assert.DoesNotMatch(@"https?:|\*|unsafe-eval", sources));

        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Ct));
        Assert.All(Script().Matches(html), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        using var again = await GetAsync("/docs/");
        Assert.DoesNotContain(nonce, string.Join(' ', again.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task sends_nothing_to_whoever_made_the_page()
    {
        using var page = await GetAsync("/docs/");
        var html = await page.Content.ReadAsStringAsync(Ct);
        string[] off = ["\"telemetry\":false", "\"agent\":{\"disabled\":true}", "\"mcp\":{\"disabled\":true}", "\"withDefaultFonts\":false"];
        Assert.All(off, said => Assert.Contains(said, html, StringComparison.Ordinal));
        Assert.DoesNotContain("proxyUrl", html, StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> GetAsync(string url) => await app.NewHttpClient().GetAsync(new Uri(url, UriKind.Relative), Ct);

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
