using System.Net;
using System.Text.Json;
using Forum.Api.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Replay;

public class reading_a_thread_as_it_stood(AppFixture app)
{
    [Fact]
    public async Task shows_what_it_said_then_by_todays_names()
    {
        var handle = Scenarios.FreshHandle();
        var author = await app.SignUpAsync(handle);
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync(history: "everybody"), "Why?", "I wonder.");
        var comment = await author.CommentAsync(thread, "It was.");
        await (await app.SignUpAsync()).PutAsync($"/api/comments/{comment}/vote", new { vote = "up" });
        var cut = await app.CutAsync();
        var later = Scenarios.FreshHandle("zoe");
        (await author.PutAsync("/api/members/me/handle", new { handle = later })).Expect(HttpStatusCode.OK);
        await author.PutAsync($"/api/threads/{thread}", new { title = "Why not?", body = "I do not." });
        await author.PutAsync($"/api/comments/{comment}", new { body = "It is." });
        await (await app.SignUpAsync()).PutAsync($"/api/comments/{comment}/vote", new { vote = "up" });
        await author.CommentAsync(thread, "More.");
        await app.CutAsync();

        var then = (await app.Anonymous().GetAsync($"/api/threads/{thread}?cut={cut}")).Expect(HttpStatusCode.OK);

        Assert.Equal(("Why?", "I wonder.", 1L), (then["title"].GetString(), then["body"].GetString(), then["commentCount"].GetInt64()));
        Assert.Equal(JsonValueKind.Null, then["editedAt"].ValueKind);
        Assert.Equal(cut, then["cut"].GetProperty("position").GetInt64());
        var shown = Assert.Single(then["comments"].EnumerateArray());
        Assert.Equal(("It was.", 1L, 1), (Text(shown, "body"), shown.GetProperty("score").GetInt64(), shown.GetProperty("revision").GetInt32()));
        Assert.Equal(later, shown.GetProperty("author").GetProperty("handle").GetString());
        Assert.DoesNotContain(handle, then.Json.ToString(), StringComparison.OrdinalIgnoreCase);

        // The moment of the cut is the same cut.
        var moment = Uri.EscapeDataString(then["cut"].GetProperty("at").GetString()!);
        var asOf = await app.Anonymous().GetAsync($"/api/threads/{thread}?asOf={moment}");
        Assert.Equal("It was.", Text(asOf["comments"][0], "body"));
        Assert.Equal("It was.", (await app.Anonymous().GetAsync($"/api/comments/{comment}?cut={cut}"))["body"].GetString());
    }

    [Fact]
    public async Task marks_for_moderators_what_is_hidden_today_and_tells_others_nothing_of_it()
    {
        var moderator = await app.SignUpAsync();
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await moderator.FoundCommunityAsync());
        var comment = await author.CommentAsync(thread, "Terrible.");
        var shown = await app.CutAsync();
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." });
        var removed = await app.CutAsync();

        var (theirs, others) = (await At(moderator, shown), await At(app.Anonymous(), shown));
        Assert.Equal(("Terrible.", JsonValueKind.Null), (Text(theirs, "body"), theirs.GetProperty("hidden").ValueKind));
        Assert.Equal("moderator", Text(theirs.GetProperty("hiddenNow"), "by"));
        Assert.Equal("", Text(others, "body"));

        // Taken back, it was removed all the same, then.
        (await moderator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
        await app.CutAsync();
        (theirs, others) = (await At(moderator, removed), await At(app.Anonymous(), removed));
        Assert.Equal(("Terrible.", "Rude."), (Text(theirs, "body"), Text(theirs.GetProperty("hidden"), "reason")));
        Assert.False(theirs.TryGetProperty("hiddenNow", out _));
        Assert.Equal("", Text(others, "body"));
        Assert.Equal("Terrible.", Text(await At(app.Anonymous(), shown), "body"));

        async Task<JsonElement> At(Client who, long cut) => (await who.GetAsync($"/api/threads/{thread}?cut={cut}"))["comments"][0];
    }

    [Theory]
    [InlineData("moderators", "", true)]
    [InlineData("everybody", "It was.", false)]
    public async Task tells_earlier_versions_to_whom_the_history_is_open(string history, string body, bool closed)
    {
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await (await app.SignUpAsync()).FoundCommunityAsync(history));
        var comment = await author.CommentAsync(thread, "It was.");
        var cut = await app.CutAsync();
        await author.PutAsync($"/api/comments/{comment}", new { body = "It is." });
        await app.CutAsync();

        var then = await app.Anonymous().GetAsync($"/api/comments/{comment}?cut={cut}");
        Assert.Equal((body, closed), (then["body"].GetString(), then.Json.TryGetProperty("closed", out _)));
        Assert.Equal("It was.", (await author.GetAsync($"/api/comments/{comment}?cut={cut}"))["body"].GetString());

        // What the author has withdrawn from its history is nowhere any more.
        (await author.DeleteAsync($"/api/comments/{comment}/revisions/1")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("", (await app.Anonymous().GetAsync($"/api/comments/{comment}?cut={cut}"))["body"].GetString());
    }

    [Fact]
    public async Task goes_on_at_the_cut_that_its_first_page_was_of()
    {
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        for (var i = 0; i < 3; i++) await author.CommentAsync(thread, $"Number {i}");
        var cut = await app.CutAsync();
        var first = await app.Anonymous().GetAsync($"/api/threads/{thread}?cut={cut}&limit=2");
        await author.CommentAsync(thread, "Later.");
        await app.CutAsync();

        var second = await app.Anonymous().GetAsync($"/api/threads/{thread}?cut={cut}&limit=2&after={first["next"].GetString()}");

        Assert.Equal("Number 2", Text(Assert.Single(second["comments"].EnumerateArray()), "body"));
        Assert.Equal(cut, second["cut"].GetProperty("position").GetInt64());
        foreach (var sort in new[] { "new", "hot", "top", "controversial" })
        {
            var sorted = await app.Anonymous().GetAsync($"/api/threads/{thread}?cut={cut}&sort={sort}");
            Assert.Equal(3, sorted["comments"].GetArrayLength());
        }
    }

    /// <summary>What strangers are answered is kept, and no longer than names and suppressions stand.</summary>
    [Fact]
    public async Task is_kept_no_longer_than_names_and_suppressions_stand()
    {
        var (founder, handle) = (await app.SignUpAsync(), Scenarios.FreshHandle());
        var author = await app.SignUpAsync(handle);
        var thread = await author.StartThreadAsync(await founder.FoundCommunityAsync());
        var comment = await author.CommentAsync(thread, "It was.");
        var url = $"/api/threads/{thread}?cut={await app.CutAsync()}";
        for (var i = 0; i < 2; i++) Assert.Contains(handle, (await app.Anonymous().GetAsync(url)).Json.ToString(), StringComparison.Ordinal);

        var later = Scenarios.FreshHandle("zoe");
        (await author.PutAsync("/api/members/me/handle", new { handle = later })).Expect(HttpStatusCode.OK);
        var renamed = (await app.Anonymous().GetAsync(url)).Json.ToString();
        Assert.Contains(later, renamed, StringComparison.Ordinal);
        Assert.DoesNotContain(handle, renamed, StringComparison.Ordinal);

        await founder.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." });
        Assert.Equal("", Text((await app.Anonymous().GetAsync(url))["comments"][0], "body"));
    }

    [Theory]
    [InlineData("cut=x", HttpStatusCode.BadRequest, "cut-invalid")]
    [InlineData("cut=-1", HttpStatusCode.BadRequest, "cut-invalid")]
    [InlineData("cut=999999999999", HttpStatusCode.BadRequest, "cut-in-future")]
    [InlineData("asOf=yesterday", HttpStatusCode.BadRequest, "as-of-invalid")]
    [InlineData("asOf=2026-13-01T00:00:00Z", HttpStatusCode.BadRequest, "as-of-invalid")]
    [InlineData("asOf=2026-11-01", HttpStatusCode.BadRequest, "as-of-invalid")]
    [InlineData("asOf=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest, "cut-in-future")]
    [InlineData("asOf=2020-01-01T00:00:00Z&cut=1", HttpStatusCode.BadRequest, "cut-twice")]
    [InlineData("asOf=2020-01-01T00:00:00Z", HttpStatusCode.NotFound, "not-there-yet")]
    [InlineData("cut=0", HttpStatusCode.NotFound, "not-there-yet")]
    public async Task refuses_a_cut_that_makes_no_sense(string query, HttpStatusCode status, string code)
    {
        var (thread, comment) = await app.ImportThreadAsync();

        foreach (var url in new[] { $"/api/threads/{thread}", $"/api/comments/{comment}", $"/api/threads/{thread}/timeline" })
        {
            (await app.Anonymous().GetAsync($"{url}?{query}")).ExpectRefusal(status, code);
        }
    }

    [Fact]
    public async Task refuses_what_is_not_there()
    {
        (await app.Anonymous().GetAsync("/api/threads/999999999?cut=1")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await app.Anonymous().GetAsync("/api/comments/999999999?cut=1")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    /// <summary>Times that go back within the log: whoever is last at or before a moment counts.</summary>
    [Fact]
    public async Task finds_the_last_cut_at_or_before_a_moment()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        for (var i = 0; i < 20; i++) await author.CommentAsync(thread);
        await forum.CutAsync();
        await forum.QueryAsync<long>(
            """
            with moved as (update forum.mt_events set timestamp = '2026-01-01Z'::timestamptz
                + (seq_id - case when seq_id % 7 = 0 then 3 else 0 end) * interval '1 minute' returning 1) select count(*) from moved
            """);
        var log = await forum.QueryAsync<DateTime[]>("select array_agg(timestamp order by seq_id) from forum.mt_events");
        var positions = await forum.QueryAsync<long[]>("select array_agg(seq_id order by seq_id) from forum.mt_events");
        for (var minute = 0; minute < positions[^1] + 2; minute++)
        {
            var moment = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute);
            var expected = positions.Zip(log).Where(e => e.Second <= moment).Select(e => e.First).LastOrDefault();
            var (cut, _) = await forum.Services.GetRequiredService<Cuts>().FindAsync(new CutRequest(null, moment), TestContext.Current.CancellationToken);
            Assert.Equal((minute, expected), (minute, cut!.Position));
        }
    }

    static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
