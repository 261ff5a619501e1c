using System.Net;
using Forum.Domain.Members.PronounFormats;

namespace Forum.Api.Tests.Members;

public class changing_pronouns(AppFixture app)
{
    const string Url = "/api/members/me/pronouns";

    [Theory]
    [InlineData("\"she/her, they/them\"", """{"stance":"declared","sets":["she/her","they/them"]}""")]
    [InlineData("\"Ask me\"", """{"stance":"ask","sets":[]}""")]
    [InlineData("\"\"", """{"stance":"unset","sets":[]}""")]
    [InlineData("null", """{"stance":"unset","sets":[]}""")]
    [InlineData("{}", """{"stance":"unset","sets":[]}""")]
    [InlineData("""{"stance":"useName"}""", """{"stance":"useName","sets":[]}""")]
    [InlineData("""{"sets":["they/he"]}""", """{"stance":"declared","sets":["they/he"]}""")]
    [InlineData("""{"sets":["they/them"],"audience":"signedIn"}""", """{"stance":"declared","sets":["they/them"],"audience":"signedIn"}""")]
    [InlineData(
        """{"sets":[" hen ",{"display":"er","gender":"masculine"}]}""",
        """{"stance":"declared","sets":["hen",{"display":"er","gender":"masculine"}]}""")]
    [InlineData(
        """{"sets":[{"display":"xe","language":"EN","forms":{"cases":{"dative":"xer"},"object":"xem"}}]}""",
        """{"stance":"declared","sets":[{"display":"xe","forms":{"object":"xem","cases":{"dative":"xer"}},"language":"en"}]}""")]
    public async Task answers_with_ones_own_as_they_are_now(string said, string answered)
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, "it/its");

        Assert.Equal(answered, (await PutAsync(ana, said)).Expect(HttpStatusCode.OK).Json.GetRawText());
        Assert.Equal(answered, (await ana.GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
        Assert.Equal(answered, (await ana.GetAsync($"/api/members/{handle}/pronouns")).Json.GetRawText());
    }

    [Fact]
    public async Task to_what_an_answer_shows_changes_nothing()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var shown = (await PutAsync(ana, """{"sets":["xe",{"display":"hän","language":"fi"}],"audience":"onlyMe"}""")).Json.GetRawText();
        Assert.Equal(shown, (await PutAsync(ana, shown)).Expect(HttpStatusCode.OK).Json.GetRawText());
        Assert.Equal(1, await ChangesAsync(handle));
    }

    [Fact]
    public async Task without_a_word_of_their_audience_does_not_widen_it()
    {
        var ana = await app.SignUpAsync(pronouns: new { sets = new[] { "she/her" }, audience = "moderators" });
        Assert.Equal("moderators", (await PutAsync(ana, "\"they/them\""))["audience"].GetString());
        Assert.Equal("moderators", (await PutAsync(ana, "\"\""))["audience"].GetString());
        Assert.Equal("moderators", (await PutAsync(ana, """{"sets":["xe/xem"]}"""))["audience"].GetString());
        Assert.False((await PutAsync(ana, """{"sets":["xe/xem"],"audience":"public"}""")).Json.TryGetProperty("audience", out _));
    }

    [Fact]
    public async Task many_times_at_once_succeeds_every_time()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => PutAsync(ana, $"\"xe{i}\"")));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.Equal(4, await ChangesAsync(handle));
    }

    [Theory]
    [InlineData("\"<b>he</b>\"", "pronouns-character")]
    [InlineData("\"@bob\"", "pronouns-mention")]
    [InlineData("""{"sets":["https://a.example/he"]}""", "pronouns-link")]
    [InlineData("""{"sets":[{}]}""", "pronouns-missing")]
    [InlineData("""{"sets":[null]}""", "pronouns-missing")]
    [InlineData("""{"sets":[{"display":"xe","forms":{"object":""}}]}""", "pronouns-missing")]
    [InlineData("""{"sets":[{"display":"xe","forms":{"cases":{"dative":null}}}]}""", "pronouns-missing")]
    [InlineData("""{"sets":[{"display":"xe","forms":{"object":"he\u202Ehim"}}]}""", "pronouns-character")]
    [InlineData("""{"sets":[{"display":"xe","language":"english language"}]}""", "pronouns-language-invalid")]
    [InlineData("""{"stance":"any","sets":["he/him"]}""", "pronouns-unexpected")]
    [InlineData("\"1,2,3,4,5,6,7,8,9\"", "pronouns-too-many")]
    [InlineData("\"\\ud800\"", "request-malformed")]
    [InlineData("""{"sets":[{"display":"xe","gender":"male"}]}""", "request-malformed")]
    [InlineData("""{"sets":[{"display":"xe","gender":1}]}""", "request-malformed")]
    [InlineData("""{"sets":[7]}""", "request-malformed")]
    [InlineData("""{"audience":"friends"}""", "request-malformed")]
    [InlineData("7", "request-malformed")]
    public async Task to_what_nobody_can_have_is_refused(string said, string code) =>
        (await PutAsync(await app.SignUpAsync(), said)).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task with_too_many_cases_is_refused()
    {
        var cases = Enumerable.Range(0, 33).ToDictionary(i => $"case {i}", i => "x");
        (await (await app.SignUpAsync()).PutAsync(Url, new { sets = new[] { new { display = "xe", forms = new { cases } } } }))
            .ExpectRefusal(HttpStatusCode.BadRequest, "pronouns-too-many-cases");
    }

    [Fact]
    public async Task without_signing_in_is_refused() =>
        (await PutAsync(app.Anonymous(), "\"she/her\"")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task leaves_none_of_the_former_in_any_answer()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, "formerly/former");
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" }))["number"].GetInt64();
        (await PutAsync(ana, """{"sets":[{"display":"since/then","language":"en"}]}""")).Expect(HttpStatusCode.OK);

        string[] urls =
        [
            "/api/threads", $"/api/threads/{thread}", $"/api/comments/{comment}", $"/api/members/{handle}",
            $"/api/members/{handle}/pronouns",
            .. PronounFormat.All.Select(format => $"/api/members/{handle}/pronouns?format={format.Name}"),
        ];
        foreach (var reader in new[] { app.Anonymous(), ana, await app.SignUpAdministratorAsync() })
        {
            foreach (var url in urls)
            {
                var answer = (await reader.GetAsync(url)).Expect(HttpStatusCode.OK).Json.GetRawText();
                Assert.DoesNotContain("former", answer, StringComparison.OrdinalIgnoreCase);
                if (url != "/api/threads") Assert.Contains("since/then", answer, StringComparison.Ordinal);
            }
        }

        var session = await app.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        Assert.DoesNotContain("former", session.Json.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    static Task<Answer> PutAsync(Client member, string said) => member.PutAsync(Url, said, "application/json");

    Task<long> ChangesAsync(string handle) => app.QueryAsync<long>(
        """
        select count(*) from forum.mt_events
        where type = 'pronouns_changed' and stream_id = (select id from views.member where handle = $1)
        """,
        handle);
}
