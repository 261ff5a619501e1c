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
        await app.SignUpAsync(handle);
        foreach (var url in new[]
        {
            "/api/threads", "/api/modlog", $"/api/members/{handle}/comments", $"/api/members/{handle}/threads",
        })
        {
            (await app.Anonymous().GetAsync($"{url}?cut=999999999999")).ExpectRefusal(HttpStatusCode.BadRequest, "cut-in-future");
            (await app.Anonymous().GetAsync($"{url}?asOf=now")).ExpectRefusal(HttpStatusCode.BadRequest, "as-of-invalid");
        }

        (await app.Anonymous().GetAsync("/api/threads?cut=1&sort=hot")).ExpectRefusal(HttpStatusCode.BadRequest, "sort-not-as-of");
        var administrator = await app.SignUpAdministratorAsync();
        foreach (var url in new[] { $"/api/threads/{thread}/revisions", $"/api/comments/{comment}/revisions" })
        {
            (await administrator.GetAsync($"{url}?cut=0")).ExpectRefusal(HttpStatusCode.NotFound, "not-there-yet");
        }
    }
}
