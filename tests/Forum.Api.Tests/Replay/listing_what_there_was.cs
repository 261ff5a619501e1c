using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Replay;

public class listing_what_there_was(AppFixture app)
{
    [Fact]
    public async Task shows_threads_comments_versions_and_the_log_as_they_stood()
    {
        var (founder, handle) = (await app.SignUpAsync(), Scenarios.FreshHandle());
        var author = await app.SignUpAsync(handle);
        var community = await founder.FoundCommunityAsync(history: "everybody");
        var thread = await author.StartThreadAsync(community, "First");
        var comment = await author.CommentAsync(thread, "It was.");
        await founder.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        var cut = await app.CutAsync();
        await founder.OpenCaseAsync(new { kind = "unlock", thread, reason = "Cooled." });
        await author.PutAsync($"/api/threads/{thread}", new { title = "Changed", body = "So." });
        await author.PutAsync($"/api/comments/{comment}", new { body = "It is." });
        await author.StartThreadAsync(community, "Second");
        await author.CommentAsync(thread, "More.");
        await app.CutAsync();

        var feed = await Single($"/api/threads?community={community}&cut={cut}");
        Assert.Equal(("First", 1L, true), (feed.GetProperty("title").GetString(), feed.GetProperty("commentCount").GetInt64(), feed.GetProperty("locked").GetBoolean()));
        Assert.Equal("First", (await Single($"/api/members/{handle}/threads?cut={cut}")).GetProperty("title").GetString());
        Assert.Equal("It was.", (await Single($"/api/members/{handle}/comments?cut={cut}")).GetProperty("body").GetString());
        Assert.Equal("lock", (await Single($"/api/modlog?community={community}&cut={cut}")).GetProperty("kind").GetString());
        Assert.Equal("It was.", (await Single($"/api/comments/{comment}/revisions?cut={cut}")).GetProperty("body").GetString());
        Assert.Equal("First", (await Single($"/api/threads/{thread}/revisions?cut={cut}")).GetProperty("title").GetString());

        var now = await app.CutAsync();
        var titles = (await app.Anonymous().GetAsync($"/api/threads?community={community}&cut={now}"))["items"].EnumerateArray();
        Assert.Equal(["Second", "Changed"], titles.Select(item => item.GetProperty("title").GetString()));
        var first = await app.Anonymous().GetAsync($"/api/threads?community={community}&cut={now}&limit=1&sort=old");
        var second = await app.Anonymous().GetAsync($"/api/threads?community={community}&cut={now}&limit=1&sort=old&after={first["next"].GetString()}");
        Assert.Equal("Second", second["items"][0].GetProperty("title").GetString());

        async Task<JsonElement> Single(string url)
        {
            var answer = (await app.Anonymous().GetAsync(url)).Expect(HttpStatusCode.OK);
            Assert.Equal(cut, answer["cut"].GetProperty("position").GetInt64());
            return Assert.Single(answer["items"].EnumerateArray());
        }
    }

    [Fact]
    public async Task refuses_what_makes_no_sense()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var moderator = await app.SignUpAsync(handle);
        var community = await moderator.FoundCommunityAsync();
        var own = await moderator.StartThreadAsync(community);
        var number = (await moderator.OpenCaseAsync(new { kind = "lock", thread = own, reason = "Heated." }))["number"].GetInt64();
        foreach (var url in new[]
        {
            "/api/threads", "/api/threads?sort=hot&limit=1", "/api/modlog", $"/api/members/{handle}/comments", $"/api/members/{handle}/threads",
            "/api/communities", $"/api/communities/{community}", $"/api/cases/{number}", $"/api/cases/{number}/items",
        })
        {
            (await app.Anonymous().GetAsync($"{url}{And(url)}cut=999999999999")).ExpectRefusal(HttpStatusCode.BadRequest, "cut-in-future");
            (await app.Anonymous().GetAsync($"{url}{And(url)}asOf=now")).ExpectRefusal(HttpStatusCode.BadRequest, "as-of-invalid");
        }

        foreach (var url in new[] { "/api/search?q=wonder&cut=1", "/api/search?q=wonder&asOf=2026-01-01T00:00:00Z" })
        {
            (await app.Anonymous().GetAsync(url)).ExpectRefusal(HttpStatusCode.BadRequest, "search-not-as-of");
        }

        foreach (var url in new[] { $"/api/communities/{community}?cut=0", $"/api/cases/{number}?cut=0", $"/api/cases/{number}/items?cut=0" })
        {
            (await app.Anonymous().GetAsync(url)).ExpectRefusal(HttpStatusCode.NotFound, "not-there-yet");
        }

        (await app.Anonymous().GetAsync("/api/communities/nowhere-at-all?cut=0")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
        (await app.Anonymous().GetAsync("/api/cases/999999999?cut=0")).ExpectRefusal(HttpStatusCode.NotFound, "case-not-found");
        var administrator = await app.SignUpAdministratorAsync();
        foreach (var url in new[] { $"/api/threads/{thread}/revisions", $"/api/comments/{comment}/revisions" })
        {
            (await administrator.GetAsync($"{url}?cut=0")).ExpectRefusal(HttpStatusCode.NotFound, "not-there-yet");
        }
    }

    static char And(string url) => url.Contains('?', StringComparison.Ordinal) ? '&' : '?';

    [Fact]
    public async Task shows_communities_cases_and_the_log_as_they_stood()
    {
        var moderator = await app.SignUpAsync();
        var community = await moderator.FoundCommunityAsync(history: "everybody");
        var thread = await moderator.StartThreadAsync(community);
        foreach (var body in new[] { "One.", "Two." }) await moderator.CommentAsync(thread, body);
        var opened = await moderator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", thread, hides = new[] { "existence", "text" }, reason = "All of it." });
        var number = opened["number"].GetInt64();
        var cut = await app.CutAsync();
        (await moderator.PostAsync($"/api/cases/{number}/undo", new { reason = "Too much." })).Expect(HttpStatusCode.OK);
        await moderator.OpenCaseAsync(new { kind = "remove", entry = number, reason = "Names a place." });
        await moderator.PutAsync($"/api/communities/{community}", new { title = "Nights", description = "Dark.", history = "everybody" });
        await (await app.SignUpAsync()).PutAsync($"/api/communities/{community}/follow", null);
        var now = await app.CutAsync();

        var was = await At($"/api/communities/{community}", cut, app.Anonymous());
        Assert.Equal((JsonValueKind.Null, 0L, 0L, 0L), (was["title"].ValueKind, Count(was, "threadCount"), Count(was, "commentCount"), Count(was, "followerCount")));
        var isNow = await At($"/api/communities/{community}", now, app.Anonymous());
        Assert.Equal(("Nights", 1L, 2L, 1L), (isNow["title"].GetString(), Count(isNow, "threadCount"), Count(isNow, "commentCount"), Count(isNow, "followerCount")));

        var open = await At($"/api/cases/{number}", cut, moderator);
        Assert.Equal(("done", JsonValueKind.Null, "All of it."), (open["progress"].GetString(), open["undo"].ValueKind, open["reason"].GetString()));
        Assert.Equal("Names a place.", open["hiddenNow"].GetProperty("reason").GetString());
        var closed = await At($"/api/cases/{number}", cut, app.Anonymous());
        Assert.Equal("", closed["reason"].GetString());
        Assert.Equal(3, (await At($"/api/cases/{number}/items", cut, moderator))["items"].GetArrayLength());
        // It may be known of today, and could not be then.
        Assert.Equal(0, (await At($"/api/cases/{number}/items", cut, app.Anonymous()))["items"].GetArrayLength());

        var entry = Assert.Single((await At($"/api/modlog?community={community}", cut, app.Anonymous()))["items"].EnumerateArray());
        Assert.Equal((3, JsonValueKind.Null), (entry.GetProperty("touched").GetInt32(), entry.GetProperty("thread").ValueKind));
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("reason").ValueKind);

        async Task<Answer> At(string url, long position, Client client)
        {
            var answer = (await client.GetAsync($"{url}{And(url)}cut={position}")).Expect(HttpStatusCode.OK);
            Assert.Equal(position, answer["cut"].GetProperty("position").GetInt64());
            return answer;
        }

        static long Count(Answer answer, string name) => answer[name].GetInt64();
    }

    [Fact]
    public async Task puts_threads_in_the_order_that_they_had()
    {
        var moderator = await app.SignUpAsync();
        var community = await moderator.FoundCommunityAsync();
        var (first, second) = (await moderator.StartThreadAsync(community, "First"), await moderator.StartThreadAsync(community, "Second"));
        await (await app.SignUpAsync()).PutAsync($"/api/threads/{first}/vote", new { vote = "up" });
        await moderator.CommentAsync(first, "One.");
        var cut = await app.CutAsync();
        foreach (var voter in new[] { await app.SignUpAsync(), await app.SignUpAsync() }) await voter.PutAsync($"/api/threads/{second}/vote", new { vote = "up" });
        foreach (var body in new[] { "One.", "Two." }) await moderator.CommentAsync(second, body);
        var between = await app.CutAsync();
        await moderator.OpenCaseAsync(new { kind = "pin", thread = first, reason = "Read it." });
        var now = await app.CutAsync();

        foreach (var sort in new[] { "hot", "top", "active", "comments" })
        {
            Assert.Equal([first, second], await Listed(sort, cut));
            Assert.Equal([second, first], await Listed(sort, between));
            Assert.Equal([first, second], await Listed(sort, now));
        }

        async Task<List<long>> Listed(string sort, long position)
        {
            var listed = new List<long>();
            for (string? after = null; ;)
            {
                var url = $"/api/threads?community={community}&sort={sort}&cut={position}&limit=1{(after is null ? "" : $"&after={after}")}";
                var page = (await app.Anonymous().GetAsync(url)).Expect(HttpStatusCode.OK);
                listed.AddRange(page["items"].EnumerateArray().Select(thread => thread.GetProperty("number").GetInt64()));
                if ((after = page["next"].GetString()) is null) return listed;
            }
        }
    }
}
