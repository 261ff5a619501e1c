using System.Net;

namespace Forum.Api.Tests.Communities;

public class keeping_a_community(AppFixture app)
{
    [Fact]
    public async Task replaces_all_settings()
    {
        var ana = await app.SignUpAsync();
        var name = await ana.FoundCommunityAsync(history: "everybody");
        var edited = (await ana.PutAsync($"/api/communities/{name}", new { title = "Cooking", downvotes = false })).Expect(HttpStatusCode.OK);
        Assert.Equal(("Cooking", false, 50, "moderators"), (
            edited["title"].GetString(), edited["downvotes"].GetBoolean(), edited["maxDepth"].GetInt32(), edited["history"].GetString()));

        (await ana.PutAsync($"/api/communities/{name}", new { title = "Cooking", downvotes = false })).Expect(HttpStatusCode.OK);
        Assert.Equal(3, await app.CountEventsAsync(edited["id"].GetGuid()));
        Assert.Null((await ana.PutAsync($"/api/communities/{name}", new { title = "" })).Expect(HttpStatusCode.OK)["title"].GetString());
    }

    [Fact]
    public async Task is_for_its_moderators_and_administrators()
    {
        var name = await (await app.SignUpAsync()).FoundCommunityAsync();
        (await app.Anonymous().PutAsync($"/api/communities/{name}")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await (await app.SignUpAsync()).PutAsync($"/api/communities/{name}")).ExpectRefusal(HttpStatusCode.Forbidden, "not-moderator");
        (await (await app.SignUpModeratorAsync(await (await app.SignUpAsync()).FoundCommunityAsync())).PutAsync($"/api/communities/{name}"))
            .ExpectRefusal(HttpStatusCode.Forbidden, "not-moderator");
        (await (await app.SignUpModeratorAsync(name)).PutAsync($"/api/communities/{name}")).Expect(HttpStatusCode.OK);
        (await (await app.SignUpAdministratorAsync()).PutAsync($"/api/communities/{name}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task to_settings_that_cannot_be_is_refused()
    {
        var ana = await app.SignUpAsync();
        var name = await ana.FoundCommunityAsync();
        (await ana.PutAsync($"/api/communities/{name}", new { maxDepth = 0 })).ExpectRefusal(HttpStatusCode.BadRequest, "max-depth-out-of-range");
    }

    [Fact]
    public async Task that_does_not_exist_is_refused()
    {
        (await (await app.SignUpAsync()).PutAsync($"/api/communities/{Scenarios.FreshCommunity()}")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
        (await app.Anonymous().GetAsync($"/api/communities/{Scenarios.FreshCommunity()}")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
    }

    [Fact]
    public async Task lets_answers_go_as_deep_as_it_says()
    {
        var ana = await app.SignUpAsync();
        var name = await ana.FoundCommunityAsync();
        var thread = await ana.StartThreadAsync(name);
        var parent = await ana.CommentAsync(thread);
        (await ana.PutAsync($"/api/communities/{name}", new { maxDepth = 1 })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { parent, body = "So?" })).ExpectRefusal(HttpStatusCode.Conflict, "too-deep");
    }

    [Fact]
    public async Task counts_what_people_may_know_of()
    {
        var ana = await app.SignUpAsync();
        var name = await ana.FoundCommunityAsync();
        var (first, second) = (await ana.StartThreadAsync(name), await ana.StartThreadAsync(name));
        await ana.CommentAsync(first);
        await ana.CommentAsync(second);
        await ana.CommentAsync(second);
        await app.ViewsCatchUpAsync();
        Assert.Equal((2, 3), await CountsAsync());

        await ana.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread = second, hides = new[] { "existence" }, reason = "Doxing." });
        Assert.Equal((1, 1), await CountsAsync());

        async Task<(long, long)> CountsAsync()
        {
            var community = (await app.Anonymous().GetAsync($"/api/communities/{name}")).Expect(HttpStatusCode.OK);
            return (community["threadCount"].GetInt64(), community["commentCount"].GetInt64());
        }
    }
}
