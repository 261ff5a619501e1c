using System.Net;

namespace Forum.Api.Tests.Communities;

public class founding_a_community(AppFixture app)
{
    [Fact]
    public async Task answers_with_the_community_and_its_founder_as_moderator()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var name = Scenarios.FreshCommunity();
        var founded = (await ana.PostAsync("/api/communities", new { name, title = "Cooking", description = "For *all*.", maxDepth = 9, history = "everybody" }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(("Cooking", "For *all*.", true, 9, "everybody"), (
            founded["title"].GetString(), founded["description"].GetString(), founded["downvotes"].GetBoolean(), founded["maxDepth"].GetInt32(),
            founded["history"].GetString()));
        Assert.Equal("<p>For <em>all</em>.</p>\n", founded["html"].GetString());
        Assert.Equal(handle, Assert.Single(founded["moderators"].EnumerateArray()).GetProperty("handle").GetString());
        Assert.Equal(founded.Json.ToString(), (await app.Anonymous().GetAsync(founded.Location!.ToString())).Json.ToString());

        var thread = await ana.StartThreadAsync(name);
        (await ana.OpenCaseAsync(new { kind = "lock", thread, reason = "Dinner." })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task twice_under_one_id_is_one_community()
    {
        var ana = await app.SignUpAsync();
        var form = new { id = Guid.CreateVersion7(), name = Scenarios.FreshCommunity() };
        var first = (await ana.PostAsync("/api/communities", form)).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Json.ToString(), (await ana.PostAsync("/api/communities", form)).Expect(HttpStatusCode.Created).Json.ToString());
        Assert.Equal(2, await app.CountEventsAsync(form.id));
        (await ana.PostAsync("/api/communities", form with { name = Scenarios.FreshCommunity() })).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
    }

    [Fact]
    public async Task by_eight_people_at_once_under_one_name_is_granted_to_one()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUpAsync()));
        var name = Scenarios.FreshCommunity();
        var answers = await Task.WhenAll(people.Select(person => person.PostAsync("/api/communities", new { name })));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => answer.ExpectRefusal(HttpStatusCode.Conflict, "community-name-taken"));
    }

    [Fact]
    public async Task under_a_name_that_looks_taken_is_refused()
    {
        var ana = await app.SignUpAsync();
        var name = await ana.FoundCommunityAsync();
        (await ana.PostAsync("/api/communities", new { name = name.ToUpperInvariant() })).ExpectRefusal(HttpStatusCode.Conflict, "community-name-taken");
    }

    [Fact]
    public async Task without_a_token_is_refused() => (await app.Anonymous().PostAsync("/api/communities", new { name = Scenarios.FreshCommunity() }))
        .ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");

    [Fact]
    public async Task by_somebody_who_is_banned_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "ban", member = await app.MemberNumberAsync(handle), reason = "Spam." });
        var ana = await app.SignInAsync(handle); // a ban ends the sessions that there were
        (await ana.PostAsync("/api/communities", new { name = Scenarios.FreshCommunity() })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
    }

    [Theory]
    [InlineData("""{ }""", "community-name")]
    [InlineData("null", "community-name")]
    [InlineData("""{ "name": "a b" }""", "community-name")]
    [InlineData("""{ "name": "fresh", "title": "two\nlines" }""", "community-title")]
    [InlineData("""{ "name": "fresh", "description": "\u0000" }""", "community-description-character")]
    [InlineData("""{ "name": "fresh", "maxDepth": 0 }""", "max-depth-out-of-range")]
    [InlineData("""{ "name": "fresh", "maxDepth": 10001 }""", "max-depth-out-of-range")]
    [InlineData("""{ "name": "fresh", "history": "nobody" }""", "request-malformed")]
    [InlineData("""{ "name": "fresh", "id": "00000000-0000-0000-0000-000000000000" }""", "id-empty")]
    public async Task that_makes_no_sense_is_refused(string body, string code) =>
        (await (await app.SignUpAsync()).PostAsync("/api/communities", body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task with_too_long_a_description_is_refused()
    {
        var ana = await app.SignUpAsync();
        var form = new { name = Scenarios.FreshCommunity(), description = new string('a', 10_001) };
        (await ana.PostAsync("/api/communities", form)).ExpectRefusal(HttpStatusCode.BadRequest, "community-description-too-long");
    }
}
