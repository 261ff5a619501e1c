using System.Net;

namespace Forum.Api.Tests.Threads;

public class keeping_a_thread(AppFixture app)
{
    [Fact]
    public async Task by_editing_it_replaces_what_it_says()
    {
        var (ana, thread) = await StartAsync();
        var edited = (await ana.PutAsync($"/api/threads/{thread}", new { title = "How?", body = "Tell me.", link = "https://example.org" })).Expect(HttpStatusCode.OK);
        Assert.Equal(("How?", "Tell me.", "https://example.org", "link", 2), (
            edited["title"].GetString(), edited["body"].GetString(), edited["link"].GetString(), edited["kind"].GetString(), edited["revision"].GetInt32()));
        Assert.NotNull(edited["editedAt"].GetString());

        var shown = await app.Anonymous().GetAsync($"/api/threads/{thread}");
        Assert.Equal(edited.Json.ToString(), shown.Json.ToString());
        var back = (await ana.PutAsync($"/api/threads/{thread}", new { title = "How?" })).Expect(HttpStatusCode.OK);
        Assert.Equal(("", null, "text"), (back["body"].GetString(), back["link"].GetString(), back["kind"].GetString()));
    }

    [Fact]
    public async Task by_editing_another_version_than_was_read_is_refused()
    {
        var (ana, thread) = await StartAsync();
        (await ana.PutAsync($"/api/threads/{thread}", new { title = "How?" }, "\"r1-x\"")).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/api/threads/{thread}", new { title = "Who?" }, "\"r1-x\"")).ExpectRefusal(HttpStatusCode.PreconditionFailed, "revision-stale");
        (await ana.PutAsync($"/api/threads/{thread}", new { title = "Who?" }, "\"r2\"")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_for_its_author_alone()
    {
        var (_, thread) = await StartAsync();
        var (article, _) = await app.ImportThreadAsync();
        foreach (var number in new[] { thread, article })
        {
            foreach (var other in new[] { await app.SignUpAsync(), await app.SignUpAdministratorAsync() })
            {
                (await other.PutAsync($"/api/threads/{number}", new { title = "How?" })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
                (await other.DeleteAsync($"/api/threads/{number}")).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
                (await other.PostAsync($"/api/threads/{number}/restore", new { })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
                (await other.PutAsync($"/api/threads/{number}/official", new { official = true })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
                (await other.DeleteAsync($"/api/threads/{number}/revisions/1")).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
                (await other.PostAsync($"/api/threads/{number}/revisions/1/restore", new { })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            }
        }
    }

    [Fact]
    public async Task that_does_not_exist_or_nobody_may_know_of_is_refused()
    {
        var (ana, hidden) = await StartAsync();
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(
            new { kind = "remove", scope = "subtree", thread = hidden, layer = "oversight", hides = new[] { "existence" }, reason = "Doxing." });
        foreach (var number in new[] { long.MaxValue, hidden })
        {
            (await ana.PutAsync($"/api/threads/{number}", new { title = "How?" })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.DeleteAsync($"/api/threads/{number}")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.PostAsync($"/api/threads/{number}/restore", new { })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.PutAsync($"/api/threads/{number}/official", new { official = true })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.GetAsync($"/api/threads/{number}/revisions")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.DeleteAsync($"/api/threads/{number}/revisions/1")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
            (await ana.PostAsync($"/api/threads/{number}/revisions/1/restore", new { })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        }
    }

    [Fact]
    public async Task without_a_token_is_refused()
    {
        var (_, thread) = await StartAsync();
        (await app.Anonymous().PutAsync($"/api/threads/{thread}", new { title = "How?" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().DeleteAsync($"/api/threads/{thread}")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().PutAsync($"/api/threads/{thread}/official", new { official = true })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task by_deleting_it_hides_its_text_and_stops_its_comments()
    {
        var (ana, thread) = await StartAsync("A secret", "Hush.");
        foreach (var _ in "twice..") (await ana.DeleteAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
        var shown = (await app.Anonymous().GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("", "", "author"), (shown["title"].GetString(), shown["body"].GetString(), shown["hidden"].GetProperty("by").GetString()));
        Assert.NotNull(shown["author"].GetProperty("handle").GetString());
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Oh" })).ExpectRefusal(HttpStatusCode.Conflict, "thread-hidden");
        (await ana.PutAsync($"/api/threads/{thread}", new { title = "How?" })).ExpectRefusal(HttpStatusCode.Conflict, "thread-hidden");

        var restored = (await ana.PostAsync($"/api/threads/{thread}/restore", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("A secret", restored["title"].GetString());
        Assert.Equal("Hush.", (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["body"].GetString());
        Assert.Equal(3, await app.CountEventsAsync(restored["id"].GetGuid()));
    }

    [Fact]
    public async Task by_speaking_as_a_moderator_shows_it()
    {
        var (ana, thread) = await StartAsync();
        (await ana.PutAsync($"/api/threads/{thread}/official")).ExpectRefusal(HttpStatusCode.BadRequest, "official-undecided");
        Assert.True((await ana.PutAsync($"/api/threads/{thread}/official", new { official = true })).Expect(HttpStatusCode.OK)["official"].GetBoolean());
        Assert.False((await ana.PutAsync($"/api/threads/{thread}/official", new { official = false })).Expect(HttpStatusCode.OK)["official"].GetBoolean());
    }

    [Fact]
    public async Task when_it_is_locked_is_refused()
    {
        var (ana, thread) = await StartAsync();
        await ana.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        (await ana.PutAsync($"/api/threads/{thread}", new { title = "How?" })).ExpectRefusal(HttpStatusCode.Conflict, "thread-locked");
        (await ana.DeleteAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
    }

    async Task<(Client Author, long Thread)> StartAsync(string title = "Why?", string body = "I wonder.")
    {
        var ana = await app.SignUpAsync();
        return (ana, await ana.StartThreadAsync(await ana.FoundCommunityAsync(), title, body));
    }
}
