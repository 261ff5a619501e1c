using System.Net;

namespace Forum.Api.Tests.Comments;

public class keeping_a_comment(AppFixture app)
{
    [Fact]
    public async Task by_editing_it_replaces_what_it_says()
    {
        var (_, ana, thread, comment) = await PostAsync();
        var edited = (await ana.PutAsync($"/api/comments/{comment}", new { body = "Not *so*." })).Expect(HttpStatusCode.OK);
        Assert.Equal(("Not *so*.", "<p>Not <em>so</em>.</p>\n", 2), (edited["body"].GetString(), edited["html"].GetString(), edited["revision"].GetInt32()));
        Assert.NotNull(edited["editedAt"].GetString());
        Assert.Equal(edited.Json.ToString(), (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].ToString());

        Assert.Equal(edited.Json.ToString(), (await ana.PutAsync($"/api/comments/{comment}", new { body = "Not *so*." })).Expect(HttpStatusCode.OK).Json.ToString());
        Assert.Equal(2, await app.CountEventsAsync(edited["id"].GetGuid()));
    }

    [Fact]
    public async Task by_eight_edits_at_once_keeps_each_that_was_taken()
    {
        var (_, ana, _, comment) = await PostAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ana.PutAsync($"/api/comments/{comment}", new { body = $"Rather {i}" })));
        var taken = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => answer.ExpectRefusal(HttpStatusCode.Conflict, "conflict"));
        Assert.InRange(taken, 1, 8);
        var versions = (await ana.GetAsync($"/api/comments/{comment}/revisions"))["items"].EnumerateArray().ToList();
        Assert.Equal(taken + 1, versions.Select(version => version.GetProperty("body").GetString()).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, taken + 1), versions.Select(version => version.GetProperty("revision").GetInt32()));
    }

    [Theory]
    [InlineData("\"r1\"", "\"r2\"")]
    [InlineData("r1", "W/\"r2-abc\"")]
    public async Task by_editing_another_version_than_was_read_is_refused(string first, string second)
    {
        var (_, ana, _, comment) = await PostAsync();
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "One" }, first)).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Two" }, first)).ExpectRefusal(HttpStatusCode.PreconditionFailed, "revision-stale");
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "One" }, first)).Expect(HttpStatusCode.OK); // a retry
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Two" }, second)).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Three" }, "\"abc\"")).ExpectRefusal(HttpStatusCode.PreconditionFailed, "revision-stale");
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Three" }, "*")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{ }""", "body-empty")]
    [InlineData("null", "body-empty")]
    [InlineData("""{ "body": "\u0000" }""", "body-character")]
    public async Task by_editing_it_to_nothing_sensible_is_refused(string body, string code)
    {
        var (_, ana, _, comment) = await PostAsync();
        (await ana.PutAsync($"/api/comments/{comment}", System.Text.Json.JsonDocument.Parse(body).RootElement)).ExpectRefusal(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task is_for_its_author_alone()
    {
        var (moderator, _, _, comment) = await PostAsync();
        foreach (var other in new[] { moderator, await app.SignUpAsync(), await app.SignUpAdministratorAsync() })
        {
            (await other.PutAsync($"/api/comments/{comment}", new { body = "Mine" })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            (await other.DeleteAsync($"/api/comments/{comment}")).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            (await other.PostAsync($"/api/comments/{comment}/restore", new { })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            (await other.PutAsync($"/api/comments/{comment}/official", new { official = true })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            (await other.DeleteAsync($"/api/comments/{comment}/revisions/1")).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
            (await other.PostAsync($"/api/comments/{comment}/revisions/1/restore", new { })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
        }
    }

    [Fact]
    public async Task that_does_not_exist_or_nobody_may_know_of_is_refused()
    {
        var (_, ana, _, hidden) = await PostAsync();
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(
            new { kind = "remove", scope = "subtree", comment = hidden, layer = "oversight", hides = new[] { "existence" }, reason = "Doxing." });
        foreach (var number in new[] { long.MaxValue, hidden })
        {
            (await ana.PutAsync($"/api/comments/{number}", new { body = "So?" })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.DeleteAsync($"/api/comments/{number}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.PostAsync($"/api/comments/{number}/restore", new { })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.PutAsync($"/api/comments/{number}/official", new { official = true })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.GetAsync($"/api/comments/{number}/revisions")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.DeleteAsync($"/api/comments/{number}/revisions/1")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
            (await ana.PostAsync($"/api/comments/{number}/revisions/1/restore", new { })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        }
    }

    [Fact]
    public async Task without_a_token_is_refused()
    {
        var (_, _, _, comment) = await PostAsync();
        (await app.Anonymous().PutAsync($"/api/comments/{comment}", new { body = "So?" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().DeleteAsync($"/api/comments/{comment}")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().PostAsync($"/api/comments/{comment}/restore", new { })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task that_a_page_showed_is_for_the_account_that_claimed_it()
    {
        var (author, handle) = (Scenarios.FreshHandle("page"), Scenarios.FreshHandle());
        var page = await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {author}\n  a year ago\n\n  Hello");
        var ana = await app.SignUpAsync(handle);
        var comment = (await ana.GetAsync($"/api/threads/{page.GetProperty("thread").GetInt64()}"))["comments"][0].GetProperty("number").GetInt64();
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Hi" })).ExpectRefusal(HttpStatusCode.Forbidden, "not-author");
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new
        {
            kind = "approveClaim",
            member = await app.MemberNumberAsync(author),
            claimant = await app.MemberNumberAsync(handle),
            reason = "Has shown it.",
        });
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Hi" })).Expect(HttpStatusCode.OK);
        (await ana.DeleteAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task by_speaking_as_a_moderator_is_for_moderators()
    {
        var (moderator, ana, thread, comment) = await PostAsync();
        (await ana.PutAsync($"/api/comments/{comment}/official", new { official = true })).ExpectRefusal(HttpStatusCode.Forbidden, "not-moderator");
        (await ana.PutAsync($"/api/comments/{comment}/official")).ExpectRefusal(HttpStatusCode.BadRequest, "official-undecided");
        var own = await moderator.CommentAsync(thread);
        Assert.True((await moderator.PutAsync($"/api/comments/{own}/official", new { official = true })).Expect(HttpStatusCode.OK)["official"].GetBoolean());
        Assert.False((await moderator.PutAsync($"/api/comments/{own}/official", new { official = false })).Expect(HttpStatusCode.OK)["official"].GetBoolean());
    }

    [Fact]
    public async Task when_banned_or_locked_is_still_possible_by_deleting_it()
    {
        var handle = Scenarios.FreshHandle();
        var (moderator, ana, thread, comment) = await PostAsync(handle);
        await moderator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "So?" })).ExpectRefusal(HttpStatusCode.Conflict, "thread-locked");
        var community = (await ana.GetAsync($"/api/threads/{thread}"))["community"].GetProperty("name").GetString();
        await moderator.OpenCaseAsync(new { kind = "ban", community, member = await app.MemberNumberAsync(handle), reason = "Spam." });
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "So?" })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
        (await ana.DeleteAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
        (await ana.PostAsync($"/api/comments/{comment}/restore", new { })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
    }

    async Task<(Client Moderator, Client Author, long Thread, long Comment)> PostAsync(string? handle = null)
    {
        var (moderator, ana) = (await app.SignUpAsync(), await app.SignUpAsync(handle));
        var thread = await moderator.StartThreadAsync(await moderator.FoundCommunityAsync());
        return (moderator, ana, thread, await ana.CommentAsync(thread));
    }
}
