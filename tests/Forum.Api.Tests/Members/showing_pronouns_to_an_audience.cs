using System.Net;

namespace Forum.Api.Tests.Members;

public class showing_pronouns_to_an_audience(AppFixture app)
{
    const string Nothing = """{"stance":"unset","sets":[]}""";

    static readonly string[] Formats = ["vcard", "jscontact", "schemaorg", "fhir", "suffix"];

    [Theory]
    [InlineData("public", "nobody member moderator administrator themself")]
    [InlineData("signedIn", "member moderator administrator themself")]
    [InlineData("moderators", "moderator administrator themself")]
    [InlineData("onlyMe", "themself")]
    public async Task shows_them_to_those_and_no_trace_to_others(string audience, string seenBy)
    {
        var (thread, _) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, new { sets = new[] { "xe/xem" }, audience });
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created);
        Assert.Contains("xe/xem", comment.Json.GetRawText(), StringComparison.Ordinal);

        foreach (var (who, reader) in await ReadersAsync(ana))
        {
            var sees = seenBy.Split(' ').Contains(who);
            var shown = audience == "public"
                ? """{"stance":"declared","sets":["xe/xem"]}"""
                : $$"""{"stance":"declared","sets":["xe/xem"],"audience":"{{audience}}"}""";
            var profile = await reader.GetAsync($"/api/members/{handle}");
            Assert.True((sees ? shown : Nothing) == profile["pronouns"].GetRawText(), $"To {who} it was {profile.Json}");
            Assert.Equal(profile["pronouns"].GetRawText(), (await reader.GetAsync($"/api/members/{handle}/pronouns")).Json.GetRawText());
            Assert.Equal(
                profile["pronouns"].GetRawText(),
                (await reader.GetAsync($"/api/comments/{comment["number"]}"))["author"].GetProperty("pronouns").GetRawText());
            var page = (await reader.GetAsync($"/api/threads/{thread}")).Json.GetRawText();
            Assert.Equal(sees, page.Contains("xe/xem", StringComparison.Ordinal));
            foreach (var format in Formats)
            {
                var written = (await reader.GetAsync($"/api/members/{handle}/pronouns?format={format}")).Expect(HttpStatusCode.OK);
                Assert.Equal(sees, written["text"].GetString()!.Contains("xe/xem", StringComparison.Ordinal));
                Assert.Equal(sees && audience != "public", written["losses"].GetArrayLength() > 0);
            }
        }
    }

    [Fact]
    public async Task shows_an_audience_of_nothing_to_nobody_else()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, new { stance = "unset", audience = "signedIn" });
        Assert.Equal("signedIn", (await ana.GetAsync($"/api/members/{handle}"))["pronouns"].GetProperty("audience").GetString());
        Assert.Equal(Nothing, (await (await app.SignUpAsync()).GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
    }

    [Fact]
    public async Task shows_hidden_ones_to_nobody_but_the_member()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, "xe/xem");
        var member = await app.MemberNumberAsync(handle);
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "hideProfile", member, part = "bio", reason = "Something else." });
        Assert.Contains("xe/xem", (await app.Anonymous().GetAsync($"/api/members/{handle}")).Json.GetRawText(), StringComparison.Ordinal);
        await administrator.OpenCaseAsync(new { kind = "hideProfile", member, part = "pronouns", reason = "Mocks somebody." });

        foreach (var (who, reader) in await ReadersAsync(ana))
        {
            Assert.Equal(
                who == "themself" ? """{"stance":"declared","sets":["xe/xem"],"hidden":true}""" : Nothing,
                (await reader.GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
            Assert.Equal(
                who == "themself" ? $"{handle} [xe/xem]" : handle,
                (await reader.GetAsync($"/api/members/{handle}/pronouns?format=suffix"))["text"].GetString());
        }

        var session = await app.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        Assert.True(session["member"].GetProperty("pronouns").GetProperty("hidden").GetBoolean());
        var changed = await ana.PutAsync("/api/members/me/pronouns", "\"they/them\"", "application/json");
        Assert.Equal("""{"stance":"declared","sets":["they/them"],"hidden":true}""", changed.Json.GetRawText());

        await administrator.OpenCaseAsync(new { kind = "showProfile", member, part = "pronouns", reason = "Changed." });
        Assert.Equal(
            """{"stance":"declared","sets":["they/them"]}""",
            (await app.Anonymous().GetAsync($"/api/members/{handle}"))["pronouns"].GetRawText());
    }

    async Task<(string Who, Client Client)[]> ReadersAsync(Client themself)
    {
        var community = Scenarios.FreshCommunity();
        await app.ImportAsync($"Another day {Guid.NewGuid()}.", community);
        return
        [
            ("nobody", app.Anonymous()), ("member", await app.SignUpAsync()), ("moderator", await app.SignUpModeratorAsync(community)),
            ("administrator", await app.SignUpAdministratorAsync()), ("themself", themself),
        ];
    }
}
