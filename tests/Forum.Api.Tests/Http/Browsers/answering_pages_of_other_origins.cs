using System.Net;
using Forum.Api.Http.Browsers;
using Forum.Api.Tests.Http.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Forum.Api.Tests.Http.Browsers;

public class answering_pages_of_other_origins(AppFixture app, LimitedForum limited) : IClassFixture<LimitedForum>
{
    const string Page = "https://client.example";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/threads", "POST")]
    [InlineData("/api/comments/1", "PUT")]
    [InlineData("/api/members/me", "GET")]
    [InlineData("/api/sessions/current", "DELETE")]
    public async Task lets_them_send_what_we_understand_without_asking_again_for_a_day(string url, string method)
    {
        using var answer = await PreflightAsync(app.NewHttpClient(), url, method);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", One(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("86400", One(answer, "Access-Control-Max-Age"));
        Assert.Contains(method, One(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Equal(
            ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "last-event-id"],
            One(answer, "Access-Control-Allow-Headers").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries).Order());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task does_not_count_that_they_ask_first()
    {
        var http = limited.Http();
        for (var i = 0; i < LimitedForum.Writes * 2; i++)
        {
            using var answer = await PreflightAsync(http, "/api/threads", "POST");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }

    [Fact]
    public async Task shows_them_the_headers_of_answers_and_refusals_alike()
    {
        var limitedAway = limited.Http();
        for (var i = 0; i < LimitedForum.Reads; i++) await ExpectShownAsync(limitedAway, "/api/threads", HttpStatusCode.OK);
        await ExpectShownAsync(limitedAway, "/api/threads", HttpStatusCode.TooManyRequests);
        await ExpectShownAsync(app.NewHttpClient(), "/api/members/me", HttpStatusCode.Unauthorized);
        await ExpectShownAsync(app.NewHttpClient(), "/api/nowhere", HttpStatusCode.NotFound);
        await ExpectShownAsync(app.NewHttpClient(), "/openapi/v1.json", HttpStatusCode.OK);
    }

    [Fact]
    public async Task shows_them_what_went_wrong_here_and_keeps_it_safe()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await using var gone = forum.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("alter table views.community rename to gone");
        await gone.ExecuteNonQueryAsync(Ct);
        using var answer = await ExpectShownAsync(forum.NewHttpClient(), "/api/communities", HttpStatusCode.InternalServerError);
        sending_safe_headers.ExpectSafe(answer);
    }

    [Fact]
    public async Task is_for_those_alone_that_an_operator_named()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(
            database.ConnectionString, log: null, "--Cors:Origins:0=http://localhost:3000", $"--Cors:Origins:1={Page}");
        using var named = await GetAsync(forum.NewHttpClient(), "/api/threads", Page);
        using var other = await GetAsync(forum.NewHttpClient(), "/api/threads", "https://client.example.org");
        Assert.Equal(Page, One(named, "Access-Control-Allow-Origin"));
        Assert.Contains("Origin", named.Headers.Vary);
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("client.example")]
    [InlineData("https://client.example/")]
    [InlineData("https://client.example/page")]
    [InlineData("ftp://client.example")]
    [InlineData("")]
    public void refuses_a_setting_that_is_no_origin(string origin) => Assert.StartsWith(
        "Cors:Origins:0 cannot be used: ", Assert.Throws<OptionsValidationException>(() => CrossOrigin.Read(Settings(origin))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void takes_a_star_for_any_origin() => Assert.Empty(CrossOrigin.Read(Settings(Page, "*")));

    static IConfiguration Settings(params string[] origins) => new ConfigurationBuilder()
        .AddInMemoryCollection(origins.Select((origin, i) => KeyValuePair.Create<string, string?>($"Cors:Origins:{i}", origin))).Build();

    static async Task<HttpResponseMessage> ExpectShownAsync(HttpClient http, string url, HttpStatusCode status)
    {
        var answer = await GetAsync(http, url, Page);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("*", One(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(
            ["ETag", "Idempotency-Replayed", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate"],
            One(answer, "Access-Control-Expose-Headers").Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
        return answer;
    }

    static async Task<HttpResponseMessage> GetAsync(HttpClient http, string url, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Origin", origin } } };
        return await http.SendAsync(request, Ct);
    }

    static async Task<HttpResponseMessage> PreflightAsync(HttpClient http, string url, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, url)
        {
            Headers = { { "Origin", Page }, { "Access-Control-Request-Method", method }, { "Access-Control-Request-Headers", "authorization" } },
        };
        return await http.SendAsync(request, Ct);
    }

    static string One(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
