using System.Net;

namespace Forum.Api.Tests.Members;

public class registering_an_account(AppFixture app)
{
    [Fact]
    public async Task answers_with_the_profile()
    {
        var handle = Scenarios.FreshHandle();
        var body = new { handle, password = Scenarios.Password, pronouns = new { stance = "declared", sets = new[] { "fae/faer", "they/them" } } };

        var registered = (await app.Anonymous().PostAsync("/api/members", body)).Expect(HttpStatusCode.Created);

        Assert.Equal(handle, registered["handle"].GetString());
        Assert.Equal("""{"stance":"declared","sets":["fae/faer","they/them"]}""", registered["pronouns"].GetRawText());
        Assert.False(registered["imported"].GetBoolean());
        Assert.Equal(registered.Json.ToString(), (await app.Anonymous().GetAsync(registered.Location!.ToString())).Json.ToString());
    }

    [Fact]
    public async Task keeps_the_password_to_itself()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from forum.mt_events where data::text like '%' || $1 || '%'", Scenarios.Password));
        Assert.DoesNotContain("hash", (await app.Anonymous().GetAsync($"/api/members/{handle}")).Json.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task without_pronouns_leaves_them_unset()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        Assert.Equal("""{"stance":"unset","sets":[]}""", (await app.Anonymous().GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
    }

    [Theory]
    [InlineData("she/her, they/them", """{"stance":"declared","sets":["she/her","they/them"]}""")]
    [InlineData("Any", """{"stance":"any","sets":[]}""")]
    [InlineData("use my name", """{"stance":"useName","sets":[]}""")]
    public async Task takes_pronouns_as_people_write_them(string written, string kept)
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle, written);
        Assert.Equal(kept, (await app.Anonymous().GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
    }

    [Fact]
    public async Task with_a_body_of_null_is_refused() =>
        (await app.Anonymous().PostAsync("/api/members", "null", "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, "handle-length");

    [Fact]
    public async Task under_a_taken_handle_is_refused_however_it_is_spelled()
    {
        var handle = Scenarios.FreshHandle("zoë");
        await app.SignUpAsync(handle);
        (await RegisterAsync(handle.ToUpperInvariant())).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
        (await RegisterAsync(handle.Normalize(System.Text.NormalizationForm.FormD))).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
    }

    [Fact]
    public async Task under_an_imported_authors_handle_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        await app.ImportAsync($"Known {Guid.NewGuid()}.\n\n• {handle}\n  a day ago\n\n  Me");
        (await RegisterAsync(handle)).ExpectRefusal(HttpStatusCode.Conflict, "handle-taken");
    }

    [Fact]
    public async Task eight_times_at_once_under_one_handle_succeeds_once()
    {
        var handle = Scenarios.FreshHandle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RegisterAsync(handle)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => answer.ExpectRefusal(HttpStatusCode.Conflict, "handle-taken"));
    }

    [Theory]
    [InlineData("ab", Scenarios.Password, "handle-length")]
    [InlineData(null, Scenarios.Password, "handle-length")]
    [InlineData("ana ana", Scenarios.Password, "handle-character")]
    [InlineData("ana/../bob", Scenarios.Password, "handle-character")]
    [InlineData("ana\u202Eb", Scenarios.Password, "handle-character")]
    [InlineData("...", Scenarios.Password, "handle-character")]
    [InlineData("ana-nymous", "short", "password-length")]
    [InlineData("ana-nymous", null, "password-length")]
    public async Task with_a_bad_handle_or_password_is_refused(string? handle, string? password, string code) =>
        (await app.Anonymous().PostAsync("/api/members", new { handle, password })).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Theory]
    [InlineData("""{ "sets": ["<b>he</b>"] }""", "pronouns-character")]
    [InlineData("""{ "sets": ["https://a.example/he"] }""", "pronouns-link")]
    [InlineData("""{ "sets": ["@bob"] }""", "pronouns-mention")]
    [InlineData("""{ "stance": "declared" }""", "pronouns-missing")]
    [InlineData("""{ "sets": [null] }""", "pronouns-missing")]
    [InlineData("""{ "stance": "any", "sets": ["he/him"] }""", "pronouns-unexpected")]
    [InlineData("""{ "stance": "whatever" }""", "request-malformed")]
    [InlineData("""{ "sets": ["1","2","3","4","5","6","7","8","9"] }""", "pronouns-too-many")]
    public async Task with_bad_pronouns_is_refused(string pronouns, string code) =>
        (await app.Anonymous().PostAsync(
            "/api/members", $$"""{ "handle": "{{Scenarios.FreshHandle()}}", "password": "{{Scenarios.Password}}", "pronouns": {{pronouns}} }""", "application/json"))
            .ExpectRefusal(HttpStatusCode.BadRequest, code);

    Task<Answer> RegisterAsync(string handle) => app.Anonymous().PostAsync("/api/members", new { handle, password = Scenarios.Password });
}
