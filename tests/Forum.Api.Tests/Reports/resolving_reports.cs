using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Reports;

public class resolving_reports(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity();

    [Fact]
    public async Task of_one_thing_can_be_done_at_once()
    {
        var (thread, comment, moderator) = await CommentAsync();
        var reporters = new[] { await app.SignUpAsync(), await app.SignUpAsync(), await app.SignUpAsync() };
        var numbers = new List<long>();
        foreach (var reporter in reporters) numbers.Add(await ReportAsync(reporter, $"/api/comments/{comment}"));
        numbers.Add(await ReportAsync(reporters[0], $"/api/threads/{thread}"));
        Assert.Equal([1, 3, 3, 3], (await QueueAsync(moderator, "state=open")).Select(queued => queued.GetProperty("openReports").GetInt64()));

        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." });
        var answer = (await moderator.PostAsync(
            $"/api/reports/{numbers[1]}/resolution", new { outcome = "acted", @case = removal["number"].GetInt64(), note = "Gone.", all = true })).Expect(HttpStatusCode.OK);

        Assert.Equal((removal["number"].GetInt64(), "Gone.", 0), (answer["case"].GetInt64(), answer["note"].GetString(), answer["openReports"].GetInt64()));
        Assert.Equal([numbers[3]], Numbers(await QueueAsync(moderator, "state=open")));
        Assert.Equal(numbers[..3], Numbers(await QueueAsync(moderator, "state=resolved&sort=old")));
        var own = (await reporters[2].GetAsync("/api/members/me/reports"))["items"][0];
        Assert.Equal("acted", own.GetProperty("outcome").GetString());
        Assert.DoesNotContain("Gone", own.ToString(), StringComparison.Ordinal);

        await ReportAsync(reporters[2], $"/api/threads/{thread}");
        Assert.NotEqual(numbers[3], Numbers(await QueueAsync(moderator, "state=open"))[0]);
    }

    [Fact]
    public async Task otherwise_than_somebody_has_is_refused()
    {
        var (_, comment, moderator) = await CommentAsync();
        var report = await ReportAsync(await app.SignUpAsync(), $"/api/comments/{comment}");
        var url = $"/api/reports/{report}/resolution";
        (await moderator.PostAsync(url, new { outcome = "misuse" })).Expect(HttpStatusCode.OK);
        (await moderator.PostAsync(url, new { outcome = "misuse" })).Expect(HttpStatusCode.OK);
        (await moderator.PostAsync(url, new { outcome = "acted" })).ExpectRefusal(HttpStatusCode.Conflict, "report-resolved");
        (await moderator.PostAsync(url, new { })).ExpectRefusal(HttpStatusCode.BadRequest, "report-outcome");
        (await moderator.PostAsync(url, new { outcome = "acted", @case = long.MaxValue })).ExpectRefusal(HttpStatusCode.NotFound, "case-not-found");
    }

    [Fact]
    public async Task is_for_who_moderates_there()
    {
        var (_, comment, moderator) = await CommentAsync();
        var reporter = await app.SignUpAsync();
        var report = await ReportAsync(reporter, $"/api/comments/{comment}");
        var elsewhere = Scenarios.FreshCommunity();
        await app.ImportAsync($"Elsewhere {Guid.NewGuid()}.", elsewhere);
        var stranger = await app.SignUpModeratorAsync(elsewhere);

        (await app.Anonymous().GetAsync("/api/reports")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await reporter.GetAsync("/api/reports")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
        (await stranger.GetAsync($"/api/reports?community={community}")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
        (await stranger.GetAsync("/api/reports?community=nowhere")).ExpectRefusal(HttpStatusCode.NotFound, "community-not-found");
        (await stranger.GetAsync("/api/reports?state=new")).ExpectRefusal(HttpStatusCode.BadRequest, "kind-unknown");
        Assert.Empty((await stranger.GetAsync("/api/reports"))["items"].EnumerateArray());
        foreach (var somebody in (Client[])[reporter, stranger])
        {
            (await somebody.PostAsync($"/api/reports/{report}/resolution", new { outcome = "acted" })).ExpectRefusal(HttpStatusCode.NotFound, "report-not-found");
        }

        Assert.Equal([report], Numbers(await QueueAsync(moderator, "")));
        Assert.Equal([report], Numbers(await QueueAsync(await app.SignUpAdministratorAsync(), "")));
    }

    [Fact]
    public async Task against_oneself_or_of_a_profile_is_for_others()
    {
        var (thread, _, _) = await CommentAsync();
        var handle = Scenarios.FreshHandle("mod");
        var moss = await app.SignUpAsync(handle);
        await app.AppointAsync(handle, community);
        var comment = (await moss.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created);
        var reporter = await app.SignUpAsync();
        var against = await ReportAsync(reporter, $"/api/comments/{comment["number"]}");
        var member = comment["author"].GetProperty("number").GetInt64();
        var profile = (await reporter.PostAsync($"/api/members/by-number/{member}/reports", new { reason = "Rude.", part = "bio" })).Expect(HttpStatusCode.Created)["number"].GetInt64();

        Assert.Empty(await QueueAsync(moss, ""));
        var administrator = await app.SignUpAdministratorAsync();
        foreach (var report in (long[])[against, profile])
        {
            (await moss.PostAsync($"/api/reports/{report}/resolution", new { outcome = "noAction" })).ExpectRefusal(HttpStatusCode.NotFound, "report-not-found");
            (await administrator.PostAsync($"/api/reports/{report}/resolution", new { outcome = "noAction" })).Expect(HttpStatusCode.OK);
        }
    }

    async Task<(long Thread, long Comment, Client Moderator)> CommentAsync()
    {
        var thread = (await app.ImportAsync($"Something happened {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        var comment = (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body = "So" })).Expect(HttpStatusCode.Created);
        return (thread, comment["number"].GetInt64(), await app.SignUpModeratorAsync(community));
    }

    static async Task<long> ReportAsync(Client reporter, string of) =>
        (await reporter.PostAsync($"{of}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created)["number"].GetInt64();

    async Task<List<JsonElement>> QueueAsync(Client client, string query) =>
        [.. (await client.GetAsync($"/api/reports?community={community}&{query}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];

    static List<long> Numbers(IEnumerable<JsonElement> queue) => [.. queue.Select(queued => queued.GetProperty("report").GetProperty("number").GetInt64())];
}
