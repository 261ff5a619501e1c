using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.EventFeed;

public class telling_each_what_they_may_know(FeedForum forum) : IClassFixture<FeedForum>
{
    [Fact]
    public async Task tells_analysts_neither_who_nor_what()
    {
        var cut = await forum.CutAsync();
        var (handle, later) = (Scenarios.FreshHandle("roza"), Scenarios.FreshHandle("rosa"));
        var roza = await forum.SignUpAsync(handle, new { sets = new[] { "ze/zir" } });
        var profile = await roza.GetAsync("/api/members/me");
        await roza.PutAsync("/api/members/me/bio", new { bio = "I row boats." });
        await roza.PutAsync("/api/members/me/handle", new { handle = later });
        var thread = await roza.StartThreadAsync(await roza.FoundCommunityAsync(), "Heading", "Opening");
        var comment = await roza.CommentAsync(thread, "Remark");
        await roza.PutAsync($"/api/comments/{comment}", new { body = "Afterthought" });
        await forum.Administrator.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" });
        await forum.Administrator.PostAsync($"/api/comments/{comment}/reports", new { reason = "Grievance" });
        await forum.Administrator.OpenCaseAsync(new { kind = "ban", member = profile["number"].GetInt64(), reason = "Rudeness" });
        await forum.CutAsync();

        var analyst = await FeedForum.EventsAsync(forum.Analyst, cut);
        var text = string.Concat(analyst);
        Assert.All(
            [handle, later, "ze/zir", "row boats", "Heading", "Opening", "Remark", "Afterthought", "Grievance", "Rudeness", $"{profile["id"].GetGuid()}", "passwordHash"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            ["member_registered", "password_set", "thread_started", "comment_posted", "comment_edited", "vote_cast", "report_filed", "case_opened", "member_banned"],
            type => Assert.Contains(type, Types(analyst)));
        Assert.Equal("Up", Only(analyst, "vote_cast").GetProperty("data").GetProperty("vote").GetString());
        Assert.False(Only(analyst, "vote_cast").TryGetProperty("stream", out _));
        Assert.False(Only(analyst, "member_banned").TryGetProperty("stream", out _));
        Assert.Equal(comment, Only(analyst, "comment_posted").GetProperty("data").GetProperty("number").GetInt64());
        Assert.Equal(
            Only(analyst, "comment_posted").GetProperty("data").GetProperty("commentId").GetGuid(), Only(analyst, "comment_posted").GetProperty("stream").GetGuid());
    }

    [Fact]
    public async Task tells_administrators_who_and_what_but_no_secret_and_nothing_left_behind()
    {
        var cut = await forum.CutAsync();
        var (handle, later) = (Scenarios.FreshHandle("roza"), Scenarios.FreshHandle("rosa"));
        var roza = await forum.SignUpAsync(handle, new { sets = new[] { "ze/zir" } });
        var id = (await roza.GetAsync("/api/members/me"))["id"].GetGuid();
        await roza.PutAsync("/api/members/me/handle", new { handle = later });
        var thread = await roza.StartThreadAsync(await roza.FoundCommunityAsync(), "Heading", "Opening");
        await roza.PutAsync($"/api/threads/{thread}/saved");
        await roza.PutAsync($"/api/threads/{thread}/vote", new { vote = "down" });
        await forum.CutAsync();

        var told = await FeedForum.EventsAsync(forum.Administrator, cut);
        var started = Only(told, "thread_started").GetProperty("data");
        Assert.Equal(("Heading", "Opening", id), (started.GetProperty("title").GetString(), started.GetProperty("body").GetString(), started.GetProperty("author").GetGuid()));
        Assert.Equal(id, Only(told, "password_set").GetProperty("stream").GetGuid());
        var text = string.Concat(told);
        Assert.All([handle, later, "ze/zir", "passwordHash", "argon", "$"], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(["vote_cast", "item_saved"], own =>
        {
            Assert.False(Only(told, own).TryGetProperty("stream", out _));
            Assert.DoesNotContain($"{id}", $"{Only(told, own)}", StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("moderator", true)]
    [InlineData("oversight", true)]
    [InlineData("author", false)]
    public async Task tells_of_what_is_hidden_only_that_it_is(string by, bool administratorsRead)
    {
        var cut = await forum.CutAsync();
        var roza = await forum.SignUpAsync();
        var thread = await roza.StartThreadAsync(await roza.FoundCommunityAsync());
        var (comment, other) = (await roza.CommentAsync(thread, "Regretted"), await roza.CommentAsync(thread, "Meant"));
        foreach (var one in (long[])[comment, other]) await forum.Administrator.PutAsync($"/api/comments/{one}/vote", new { vote = "up" });
        if (by == "author") (await roza.DeleteAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        else await forum.Administrator.OpenCaseAsync(new { kind = "remove", comment, layer = by, reason = "Rude." });
        await forum.CutAsync();

        var analyst = await FeedForum.EventsAsync(forum.Analyst, cut, "&types=comment_posted,comment_suppressed,vote_cast");
        Assert.Equal(["comment_posted", "vote_cast", "comment_suppressed"], Types(analyst));
        Assert.Equal(other, analyst[0].GetProperty("data").GetProperty("number").GetInt64());

        var administrator = string.Concat(await FeedForum.EventsAsync(forum.Administrator, cut, "&types=comment_posted"));
        Assert.Contains("Meant", administrator, StringComparison.Ordinal);
        Assert.Equal(administratorsRead, administrator.Contains("Regretted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task tells_nothing_below_what_nobody_may_know_of()
    {
        var cut = await forum.CutAsync();
        var roza = await forum.SignUpAsync();
        var thread = await roza.StartThreadAsync(await roza.FoundCommunityAsync());
        var above = await roza.CommentAsync(thread);
        (await roza.PostAsync($"/api/threads/{thread}/comments", new { body = "Below", parent = above })).Expect(HttpStatusCode.Created);
        await forum.Administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = above, hides = new[] { "text", "existence" }, reason = "Names somebody." });
        await forum.CutAsync();
        Assert.Empty(await FeedForum.EventsAsync(forum.Analyst, cut, "&types=comment_posted"));
    }

    [Fact]
    public async Task tells_nobody_a_version_that_its_author_took_back()
    {
        var cut = await forum.CutAsync();
        var roza = await forum.SignUpAsync();
        var comment = await roza.CommentAsync(await roza.StartThreadAsync(await roza.FoundCommunityAsync()), "Indiscretion");
        (await roza.PutAsync($"/api/comments/{comment}", new { body = "Discretion" })).Expect(HttpStatusCode.OK);
        (await roza.DeleteAsync($"/api/comments/{comment}/revisions/1")).Expect(HttpStatusCode.NoContent);
        await forum.CutAsync();
        var told = await FeedForum.EventsAsync(forum.Administrator, cut, "&types=comment_posted,comment_edited");
        Assert.Equal(["comment_posted", "comment_edited"], Types(told));
        Assert.DoesNotContain("Indiscretion", string.Concat(told), StringComparison.Ordinal);
        Assert.Equal("Discretion", told[1].GetProperty("data").GetProperty("body").GetString());
    }

    [Fact]
    public async Task tells_nothing_of_what_somebody_took_along()
    {
        var cut = await forum.CutAsync();
        var roza = await forum.SignUpAsync();
        var thread = await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync());
        await roza.CommentAsync(thread, "Farewell");
        (await roza.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "withdraw" })).Expect(HttpStatusCode.NoContent);
        await forum.CutAsync();
        Assert.Empty(await FeedForum.EventsAsync(forum.Analyst, cut, "&types=comment_posted"));
        Assert.DoesNotContain("Farewell", string.Concat(await FeedForum.EventsAsync(forum.Administrator, cut)), StringComparison.Ordinal);
    }

    static IEnumerable<string> Types(IEnumerable<JsonElement> told) => told.Select(one => one.GetProperty("type").GetString()!);

    static JsonElement Only(IEnumerable<JsonElement> told, string type) => Assert.Single(told, one => one.GetProperty("type").GetString() == type);
}
