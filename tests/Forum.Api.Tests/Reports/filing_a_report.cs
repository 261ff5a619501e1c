using System.Net;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;

namespace Forum.Api.Tests.Reports;

public class filing_a_report(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity(), secret = $"secret{Guid.NewGuid():N}";

    [Fact]
    public async Task of_a_thread_a_comment_and_a_profile_reaches_those_who_look_at_it()
    {
        var (thread, comment, _) = await CommentAsync();
        var reporter = await app.SignUpAsync();
        var subject = comment["author"].GetProperty("number").GetInt64();
        foreach (var (url, kind) in ((string, string)[])
            [($"/api/threads/{thread}", "thread"), ($"/api/comments/{comment["number"]}", "comment"), ($"/api/members/by-number/{subject}", "member")])
        {
            object body = kind == "member" ? new { reason = "Rude.", part = "pronouns" } : new { reason = "Rude." };
            var report = (await reporter.PostAsync($"{url}/reports", body)).Expect(HttpStatusCode.Created);
            Assert.Equal((kind, "Rude."), (report["kind"].GetString(), report["reason"].GetString()));
            Assert.Equal(JsonValueKind.Null, report["outcome"].ValueKind);
            Assert.DoesNotContain(secret, report.Json.ToString(), StringComparison.Ordinal);

            var again = (await reporter.PostAsync($"{url}/reports", body)).Expect(HttpStatusCode.Created);
            Assert.Equal(report["number"].GetInt64(), again["number"].GetInt64());
        }

        var own = (await reporter.GetAsync("/api/members/me/reports?limit=2")).Expect(HttpStatusCode.OK);
        Assert.Equal(["member", "comment"], own["items"].EnumerateArray().Select(report => report.GetProperty("kind").GetString()));
        var rest = (await reporter.GetAsync($"/api/members/me/reports?limit=2&after={own["next"]}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["thread"], rest["items"].EnumerateArray().Select(report => report.GetProperty("kind").GetString()));
        Assert.Empty((await (await app.SignUpAsync()).GetAsync("/api/members/me/reports"))["items"].EnumerateArray());
    }

    /// <summary>Reporting is no way to find out what is hidden, or that it is there.</summary>
    [Fact]
    public async Task tells_nothing_of_what_is_hidden()
    {
        var (_, comment, moderator) = await CommentAsync();
        var (number, reporter) = (comment["number"].GetInt64(), await app.SignUpAsync());
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment = number, reason = "Spam." });
        (await reporter.PostAsync($"/api/comments/{number}/reports", new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.Conflict, "report-hidden");
        (await moderator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "So." })).Expect(HttpStatusCode.OK);

        await moderator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = number, hides = new[] { "existence" }, reason = "Spam." });
        (await reporter.PostAsync($"/api/comments/{number}/reports", new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    [Fact]
    public async Task of_what_makes_no_sense_is_refused()
    {
        var (_, comment, moderator) = await CommentAsync();
        var url = $"/api/comments/{comment["number"]}/reports";
        (await app.Anonymous().PostAsync(url, new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await moderator.PostAsync(url, new { })).ExpectRefusal(HttpStatusCode.BadRequest, "reason-missing");
        (await moderator.PostAsync(url, new { reason = "Rude.", id = Guid.Empty })).ExpectRefusal(HttpStatusCode.BadRequest, "id-empty");
        (await moderator.PostAsync(url, new { reason = "Rude.", id = comment["id"].GetGuid() })).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
        (await moderator.PostAsync("/api/members/by-number/1/reports", new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.BadRequest, "report-part");
        (await moderator.PostAsync($"/api/threads/{long.MaxValue}/reports", new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await moderator.PostAsync($"/api/members/by-number/{long.MaxValue}/reports", new { reason = "Rude.", part = "bio" }))
            .ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        var author = await app.SignInAsync(comment["author"].GetProperty("handle").GetString()!);
        (await author.PostAsync(url, new { reason = "Rude." })).ExpectRefusal(HttpStatusCode.BadRequest, "report-own");
    }

    [Fact]
    public async Task at_the_same_moment_is_one_report()
    {
        var (_, comment, _) = await CommentAsync();
        var reporter = await app.SignUpAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            reporter.PostAsync($"/api/comments/{comment["number"]}/reports", new { reason = "Rude." })));
        Assert.Single(answers.Select(answer => answer.Expect(HttpStatusCode.Created)["number"].GetInt64()).Distinct());
    }

    /// <summary>Deleting a text does not take it from who is to judge it, until they have.</summary>
    [Fact]
    public async Task keeps_the_text_for_who_looks_at_it_until_they_have()
    {
        var (_, comment, moderator) = await CommentAsync();
        var (number, id) = (comment["number"].GetInt64(), new CommentId(comment["id"].GetGuid()));
        var report = (await (await app.SignUpAsync()).PostAsync($"/api/comments/{number}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created);
        await app.AppendAsync(id.Value, new CommentEdited(id, 2, "Harmless."));
        var edited = await QueuedAsync();
        Assert.Equal((secret, "Harmless."), (Body(edited, "stood"), Body(edited, "now")));

        await app.AppendAsync(id.Value, new CommentSuppressed(id, new Suppression(new(Guid.NewGuid()), SuppressionLayer.Author, [Hidden.Text])));
        var deleted = await QueuedAsync();
        Assert.Equal((secret, null), (Body(deleted, "stood"), Body(deleted, "now")));

        (await moderator.PostAsync($"/api/reports/{report["number"]}/resolution", new { outcome = "noAction" })).Expect(HttpStatusCode.OK);
        var resolved = await QueuedAsync();
        Assert.Equal(((string?)null, (string?)null), (Body(resolved, "stood"), Body(resolved, "now")));

        async Task<JsonElement> QueuedAsync() => (await moderator.GetAsync($"/api/reports?community={community}")).Expect(HttpStatusCode.OK)["items"][0];
        static string? Body(JsonElement queued, string which) =>
            queued.GetProperty(which) is { ValueKind: JsonValueKind.Object } text ? text.GetProperty("body").GetString() : null;
    }

    async Task<(long Thread, Answer Comment, Client Moderator)> CommentAsync()
    {
        var thread = (await app.ImportAsync($"Something happened {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        var comment = (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body = secret })).Expect(HttpStatusCode.Created);
        return (thread, comment, await app.SignUpModeratorAsync(community));
    }
}
