using System.Net;

namespace Forum.Api.Tests.Threads;

public class starting_a_thread(AppFixture app)
{
    [Fact]
    public async Task answers_with_the_thread_as_everybody_sees_it()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var community = await ana.FoundCommunityAsync();
        var started = (await ana.PostAsync("/api/threads", new { community, title = "Why?", body = "I *wonder*." })).Expect(HttpStatusCode.Created);
        Assert.Equal(("Why?", "text", community, handle), (
            started["title"].GetString(), started["kind"].GetString(), started["community"].GetProperty("name").GetString(),
            started["author"].GetProperty("handle").GetString()));
        Assert.Equal("<p>I <em>wonder</em>.</p>\n", started["html"].GetString());
        Assert.Equal(started.Json.ToString(), (await app.Anonymous().GetAsync(started.Location!.ToString())).Json.ToString());
        (await (await app.SignUpAsync()).PostAsync($"{started.Location}/comments", new { body = "Me too." })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task about_a_link_shows_the_link()
    {
        var ana = await app.SignUpAsync();
        var form = new { community = await ana.FoundCommunityAsync(), title = "Look", link = "https://example.org/a" };
        var started = (await ana.PostAsync("/api/threads", form)).Expect(HttpStatusCode.Created);
        Assert.Equal(("link", "https://example.org/a", ""), (started["kind"].GetString(), started["link"].GetString(), started["body"].GetString()));
    }

    [Fact]
    public async Task twice_under_one_id_is_one_thread()
    {
        var ana = await app.SignUpAsync();
        var form = new { id = Guid.CreateVersion7(), community = await ana.FoundCommunityAsync(), title = "Why?" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.PostAsync("/api/threads", form)));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(answer => answer["number"].GetInt64()).Distinct());
        Assert.Equal(1, await app.CountEventsAsync(form.id));
        (await (await app.SignUpAsync()).PostAsync("/api/threads", form)).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
        var id = (await ana.GetAsync($"/api/communities/{form.community}"))["id"].GetGuid();
        (await ana.PostAsync("/api/threads", form with { id = id })).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
    }

    [Fact]
    public async Task of_fifty_thousand_characters_of_any_script_is_taken()
    {
        var ana = await app.SignUpAsync();
        var body = string.Concat(Enumerable.Repeat("\\ud83d\\udc08", 50_000));
        var form = $$"""{ "community": "{{await ana.FoundCommunityAsync()}}", "title": "Cats", "body": "{{body}}" }""";
        (await ana.PostAsync("/api/threads", form, "application/json")).Expect(HttpStatusCode.Created);
        (await ana.PostAsync("/api/threads", form.Replace("\"body\": \"", "\"body\": \"x", StringComparison.Ordinal), "application/json"))
            .ExpectRefusal(HttpStatusCode.BadRequest, "thread-body-too-long");
    }

    [Theory]
    [InlineData("""{ }""", HttpStatusCode.BadRequest, "title-empty")]
    [InlineData("null", HttpStatusCode.BadRequest, "title-empty")]
    [InlineData("""{ "title": "Why?" }""", HttpStatusCode.NotFound, "community-not-found")]
    [InlineData("""{ "title": "Why?", "community": "there-is-none" }""", HttpStatusCode.NotFound, "community-not-found")]
    [InlineData("""{ "title": "Why?", "link": "" }""", HttpStatusCode.BadRequest, "link-invalid")]
    [InlineData("""{ "title": "Why?", "link": "javascript:alert(1)" }""", HttpStatusCode.BadRequest, "link-invalid")]
    [InlineData("""{ "title": "Why?", "body": "\u0007" }""", HttpStatusCode.BadRequest, "thread-body-character")]
    public async Task that_makes_no_sense_is_refused(string body, HttpStatusCode status, string code) =>
        (await (await app.SignUpAsync()).PostAsync("/api/threads", body, "application/json")).ExpectRefusal(status, code);

    [Fact]
    public async Task under_an_id_of_zeros_is_refused()
    {
        var ana = await app.SignUpAsync();
        (await ana.PostAsync("/api/threads", new { id = Guid.Empty, community = await ana.FoundCommunityAsync(), title = "Why?" }))
            .ExpectRefusal(HttpStatusCode.BadRequest, "id-empty");
    }

    [Fact]
    public async Task without_a_token_or_when_banned_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        var (founder, ana) = (await app.SignUpAsync(), await app.SignUpAsync(handle));
        var community = await founder.FoundCommunityAsync();
        (await app.Anonymous().PostAsync("/api/threads", new { community, title = "Why?" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        await founder.OpenCaseAsync(new { kind = "ban", community, member = await app.MemberNumberAsync(handle), reason = "Spam." });
        (await ana.PostAsync("/api/threads", new { community, title = "Why?" })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
    }
}
