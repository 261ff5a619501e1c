using System.Net;
using System.Text.Json;
using Forum.Api.CommandLine;

namespace Forum.Api.Tests.CommandLine;

public class trying_a_rule(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task tells_what_it_would_have_done_and_does_nothing()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (handle, founder) = (Scenarios.FreshHandle(), await forum.SignUpAsync());
        var thread = await founder.StartThreadAsync(await founder.FoundCommunityAsync());
        var spammer = await forum.SignUpAsync(handle);
        var early = await spammer.CommentAsync(thread, "Cheap bells at https://bells.example");
        await Task.Delay(50, Ct);
        var since = await forum.QueryAsync<DateTime>("select clock_timestamp()");
        await spammer.CommentAsync(thread, "Nothing to see.");
        var late = await spammer.CommentAsync(thread, "CHEAP bells at https://www.bells.example/now");
        var events = await forum.QueryAsync<long>("select count(*) from forum.mt_events");
        using var rule = new RuleOnDisk("""{ "about": ["comments"], "authorYoungerThanDays": 1, "links": ["bells.example"], "pattern": "(?i)cheap" }""");

        var outcome = await ForumProgram.RunAsync(
            null, database.ConnectionString, "cases", "dry-run", "--rule", rule.Path, "--since", $"{since:O}", "--json");

        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
        var answer = JsonDocument.Parse(outcome.Output).RootElement;
        var hit = Assert.Single(answer.GetProperty("hits").EnumerateArray()).GetProperty("hit");
        Assert.Equal((late, "www.bells.example", "remove"), (hit.GetProperty("number").GetInt64(), hit.GetProperty("domain").GetString(), hit.GetProperty("act").GetString()));
        Assert.Equal((events, 2), (answer.GetProperty("events").GetInt64(), answer.GetProperty("judged").GetInt64()));

        (await founder.PostAsync($"/api/comments/{early}/reports", new { reason = "Spam." })).Expect(HttpStatusCode.Created);
        var plain = await ForumProgram.RunAsync(null, database.ConnectionString, "cases", "dry-run", "--rule", rule.Path, "--since", $"{since:O}");
        Assert.Contains($"removes comment {early}: author 0 days old, leads to bells.example, 1 reports", plain.Output);
        Assert.Contains("It would have acted 2 times", plain.Output);
        Assert.DoesNotContain(handle, plain.Output);
        Assert.Equal(events + 1, await forum.QueryAsync<long>("select count(*) from forum.mt_events"));
    }

    [Theory]
    [InlineData("""{ }""", "would act on everything")]
    [InlineData("""{ "patern": "x" }""", "patern")]
    [InlineData("""{ "pattern": "(?=x)" }""", ".json is no rule")]
    [InlineData("""{ "links": ["https://x.example"] }""", "is no domain")]
    [InlineData("""{ "reports": "3" }""", ".json is no rule")]
    public async Task refuses_what_is_no_rule(string text, string because)
    {
        using var rule = new RuleOnDisk(text);
        var outcome = await ForumProgram.RunAsync(null, "Host=none", "cases", "dry-run", "--rule", rule.Path, "--since", "2026-11-01");
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(because, outcome.Errors);
    }

    [Fact]
    public async Task refuses_what_is_no_time()
    {
        using var rule = new RuleOnDisk("""{ "reports": 3 }""");
        var outcome = await ForumProgram.RunAsync(null, "Host=none", "cases", "dry-run", "--rule", rule.Path, "--since", "yesterday");
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("'yesterday' is no time", outcome.Errors);
    }

    sealed class RuleOnDisk : IDisposable
    {
        public RuleOnDisk(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"rule-{Guid.NewGuid():N}.json");

        public void Dispose() => File.Delete(Path);
    }
}
