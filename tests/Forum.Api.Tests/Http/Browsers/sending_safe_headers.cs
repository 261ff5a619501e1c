using System.Net;

namespace Forum.Api.Tests.Http.Browsers;

public class sending_safe_headers(AppFixture app)
{
    [Theory]
    [InlineData("/api/threads", HttpStatusCode.OK)]
    [InlineData("/api/threads?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/members/me", HttpStatusCode.Unauthorized)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task is_done_whatever_is_asked(string url, HttpStatusCode status)
    {
        using var answer = await app.NewHttpClient().GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        ExpectSafe(answer);
    }

    [Fact]
    public async Task keeps_tokens_and_refusals_out_of_caches()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var session = await app.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        Assert.Equal("no-store", session.Header("Cache-Control"));
        Assert.Equal("no-store", (await app.Anonymous().GetAsync($"/api/threads/{long.MaxValue}")).Header("Cache-Control"));
    }

    internal static void ExpectSafe(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
