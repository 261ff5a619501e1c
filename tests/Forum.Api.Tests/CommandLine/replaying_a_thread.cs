using System.Text.Json;
using Forum.Api.CommandLine;
using Forum.Api.Tests.Replay;

namespace Forum.Api.Tests.CommandLine;

public class replaying_a_thread(AppFixture app)
{
    [Fact]
    public async Task prints_and_plays_it()
    {
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync(history: "everybody"), "Is it back?");
        var comment = await author.CommentAsync(thread, "It was red.");
        var cut = await app.CutAsync();
        await author.PutAsync($"/api/comments/{comment}", new { body = "It was blue." });
        await app.CutAsync();

        var then = await RunAsync($"{thread}", "--cut", $"{cut}");
        Assert.Equal(ExitCode.Done, then.ExitCode);
        Assert.StartsWith($"cut {cut}, 20", then.Output, StringComparison.Ordinal);
        Assert.Contains("Is it back?", then.Output, StringComparison.Ordinal);
        Assert.Contains("It was red.", then.Output, StringComparison.Ordinal);

        var now = await RunAsync($"{thread}", "--json");
        Assert.Equal("It was blue.", JsonDocument.Parse(now.Output).RootElement.GetProperty("comments")[0].GetProperty("body").GetString());

        var played = await RunAsync($"{thread}", "--play", "--speed", "1000", "--json");
        var steps = played.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["started", "posted", "edited"], steps.Select(step => step.GetProperty("moment").GetProperty("kind").GetString()));
        Assert.Equal([0, 1, 1], steps.Select(step => step.GetProperty("thread").GetProperty("comments").GetArrayLength()));
    }

    [Fact]
    public async Task refuses_what_makes_no_sense()
    {
        foreach (var args in new string[][] { ["999999999"], ["1", "--cut", "x"], ["1", "--cut", "1", "--as-of", "2020-01-01T00:00:00Z"], ["1", "--speed", "0"] })
        {
            var outcome = await RunAsync(args);
            Assert.Equal((ExitCode.BadInput, ""), (outcome.ExitCode, outcome.Output));
            Assert.NotEmpty(outcome.Errors);
        }
    }

    Task<Outcome> RunAsync(params string[] args) => ForumProgram.RunAsync(data: null, app.ConnectionString, ["replay", .. args]);
}
