using System.Net;

namespace Forum.Api.Tests.Operations;

public class operating_the_forum(AppFixture app)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task tells_that_it_is_well(string url)
    {
        using var http = app.NewHttpClient();
        for (var waited = 0; waited < 200 && await ProbeAsync() != HttpStatusCode.OK; waited++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await ProbeAsync());

        async Task<HttpStatusCode> ProbeAsync()
        {
            using var response = await http.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task stays_ready_while_people_write()
    {
        var (thread, _) = await app.ImportThreadAsync();
        await app.ViewsCatchUpAsync();
        using var http = app.NewHttpClient();
        // The first probe of a program says what the views have to hold, and other tests may just have written.
        for (var waited = 0; waited < 200 && await ProbeAsync() != HttpStatusCode.OK; waited++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var ana = await app.SignUpAsync();
        for (var i = 0; i < 10; i++)
        {
            (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Busy" })).Expect(HttpStatusCode.Created);
            Assert.Equal(HttpStatusCode.OK, await ProbeAsync());
        }

        async Task<HttpStatusCode> ProbeAsync()
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task describes_every_route_in_openapi()
    {
        var document = (await app.Anonymous().GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            [
                "DELETE /api/blocks/members/{number}",
                "DELETE /api/claims/{number}",
                "DELETE /api/comments/{number}",
                "DELETE /api/comments/{number}/revisions/{revision}",
                "DELETE /api/comments/{number}/saved",
                "DELETE /api/communities/{name}/block",
                "DELETE /api/communities/{name}/follow",
                "DELETE /api/sessions",
                "DELETE /api/sessions/current",
                "DELETE /api/sessions/{id}",
                "DELETE /api/threads/{number}",
                "DELETE /api/threads/{number}/revisions/{revision}",
                "DELETE /api/threads/{number}/saved",
                "DELETE /api/webhooks/{id}",
                "DELETE /api/webhooks/{id}/dead-letters/{after}",
                "GET /api/analytics/plots",
                "GET /api/analytics/plots/{name}",
                "GET /api/analytics/tables",
                "GET /api/cases/{number}",
                "GET /api/cases/{number}/items",
                "GET /api/claims",
                "GET /api/comments/{number}",
                "GET /api/comments/{number}/explain",
                "GET /api/comments/{number}/revisions",
                "GET /api/communities",
                "GET /api/communities/{name}",
                "GET /api/communities/{name}/live",
                "GET /api/events",
                "GET /api/inbox",
                "GET /api/inbox/counts",
                "GET /api/members/by-number/{number}",
                "GET /api/members/by-number/{number}/dossier",
                "GET /api/members/me",
                "GET /api/members/me/blocks",
                "GET /api/members/me/claims",
                "GET /api/members/me/follows",
                "GET /api/members/me/reports",
                "GET /api/members/me/saved",
                "GET /api/members/me/takeout",
                "GET /api/members/{handle}",
                "GET /api/members/{handle}/comments",
                "GET /api/members/{handle}/pronouns",
                "GET /api/members/{handle}/threads",
                "GET /api/modlog",
                "GET /api/reports",
                "GET /api/search",
                "GET /api/sessions",
                "GET /api/threads",
                "GET /api/threads/{number}",
                "GET /api/threads/{number}/diff",
                "GET /api/threads/{number}/explain",
                "GET /api/threads/{number}/live",
                "GET /api/threads/{number}/moments",
                "GET /api/threads/{number}/revisions",
                "GET /api/threads/{number}/timeline",
                "GET /api/webhooks",
                "GET /api/webhooks/{id}",
                "GET /api/webhooks/{id}/dead-letters",
                "POST /api/cases",
                "POST /api/cases/{number}/undo",
                "POST /api/claims/{number}/refusal",
                "POST /api/comments/{number}/reports",
                "POST /api/comments/{number}/restore",
                "POST /api/comments/{number}/revisions/{revision}/restore",
                "POST /api/communities",
                "POST /api/imports/articles",
                "POST /api/members",
                "POST /api/members/by-number/{number}/claims",
                "POST /api/members/by-number/{number}/reports",
                "POST /api/members/external",
                "POST /api/members/me/deletion",
                "POST /api/members/me/pronouns/import",
                "POST /api/reports/{number}/resolution",
                "POST /api/sessions",
                "POST /api/threads",
                "POST /api/threads/{number}/comments",
                "POST /api/threads/{number}/reports",
                "POST /api/threads/{number}/restore",
                "POST /api/threads/{number}/revisions/{revision}/restore",
                "POST /api/webhooks",
                "POST /api/webhooks/{id}/dead-letters/{after}/replay",
                "POST /api/webhooks/{id}/secret",
                "PUT /api/blocks/members/{number}",
                "PUT /api/comments/{number}",
                "PUT /api/comments/{number}/official",
                "PUT /api/comments/{number}/saved",
                "PUT /api/comments/{number}/vote",
                "PUT /api/communities/{name}",
                "PUT /api/communities/{name}/block",
                "PUT /api/communities/{name}/follow",
                "PUT /api/inbox/read",
                "PUT /api/members/me/bio",
                "PUT /api/members/me/display-name",
                "PUT /api/members/me/handle",
                "PUT /api/members/me/password",
                "PUT /api/members/me/pronouns",
                "PUT /api/threads/{number}",
                "PUT /api/threads/{number}/official",
                "PUT /api/threads/{number}/read",
                "PUT /api/threads/{number}/saved",
                "PUT /api/threads/{number}/vote",
                "PUT /api/webhooks/{id}",
                "PUT /api/webhooks/{id}/paused",
            ],
            document["paths"].EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task describes_what_an_operation_takes_and_refuses()
    {
        var import = (await app.Anonymous().GetAsync("/openapi/v1.json"))["paths"].GetProperty("/api/imports/articles").GetProperty("post");
        Assert.True(import.GetProperty("requestBody").GetProperty("content").TryGetProperty("text/plain", out _));
        Assert.True(import.GetProperty("responses").GetProperty("403").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.True(import.GetProperty("security")[0].TryGetProperty("Bearer", out _));
    }

    [Fact]
    public async Task describes_what_comes_in_two_shapes()
    {
        var document = (await app.Anonymous().GetAsync("/openapi/v1.json")).Json;
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["string", "object", "null"], Types(schemas.GetProperty("PronounsRequest"))); // null says nothing of them
        Assert.Equal(["string", "object"], Types(schemas.GetProperty("PronounsModel").GetProperty("properties").GetProperty("sets").GetProperty("items")));

        var read = document.GetProperty("paths").GetProperty("/api/members/{handle}/pronouns").GetProperty("get");
        var answer = read.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal(2, answer.GetProperty("anyOf").GetArrayLength());

        static IEnumerable<string?> Types(System.Text.Json.JsonElement schema) =>
            schema.GetProperty("anyOf").EnumerateArray().Select(either => either.GetProperty("type").GetString());
    }

    [Fact]
    public async Task answers_an_unknown_route_and_method_with_a_problem()
    {
        (await app.Anonymous().GetAsync("/api/nowhere")).ExpectRefusal(HttpStatusCode.NotFound, "not-found");
        (await app.Anonymous().PostAsync("/api/communities/news", new { })).ExpectRefusal(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Theory]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/threads/1?limit=many", HttpStatusCode.BadRequest, "request-malformed")]
    public async Task answers_problems_to_clients_that_accept_something_else(string url, HttpStatusCode status, string code)
    {
        using var http = app.NewHttpClient();
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        (await new Client(http).GetAsync(url)).ExpectRefusal(status, code);
    }

    [Fact]
    public async Task requires_nothing_in_openapi_that_answers_may_leave_out()
    {
        var schemas = (await app.Anonymous().GetAsync("/openapi/v1.json"))["components"].GetProperty("schemas");
        Assert.All(["host", "displayName", "former"], name => Assert.DoesNotContain(name, Required("MemberModel")));
        Assert.DoesNotContain("ambiguous", Required("PronounsModel"));
        Assert.DoesNotContain("host", Required("MemberModel"));
        Assert.Equal(["sets", "stance"], Required("PronounsModel").Order());
        Assert.Contains("handle", Required("MemberModel"));
        Assert.False(schemas.GetProperty("PostCommentRequest").TryGetProperty("required", out _));

        IEnumerable<string?> Required(string schema) =>
            schemas.GetProperty(schema).GetProperty("required").EnumerateArray().Select(name => name.GetString());
    }

    [Fact]
    public async Task answers_a_body_of_another_kind_with_a_problem() =>
        (await app.Anonymous().PostAsync("/api/members", "handle=ana", "application/x-www-form-urlencoded"))
            .ExpectRefusal(HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
}
