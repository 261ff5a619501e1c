using System.Net;
using System.Text.Json;
using Forum.Api.CommandLine;
using Forum.Api.Exports;
using Forum.Api.Tests.CommandLine;

namespace Forum.Api.Tests.Exports;

/// <summary>Whoever starts an export again that was killed gets the files of one that never was.</summary>
public sealed class going_on_with_an_export(AppFixture app) : AloneOnAForum(app)
{
    readonly ExportTrial trial = new();
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        trial.Dispose();
    }

    [Theory]
    [InlineData("comments", ExportFormat.Parquet)]
    [InlineData("votes", ExportFormat.Csv)]
    [InlineData("graph", ExportFormat.Ndjson)]
    [InlineData("events", ExportFormat.Ndjson)]
    public async Task gives_the_same_files_whatever_was_written_in_between(string what, ExportFormat format)
    {
        var mia = await forum.SignUpAsync();
        var threads = new List<long>();
        var community = await mia.FoundCommunityAsync();
        for (var i = 0; i < 4; i++)
        {
            threads.Add(await mia.StartThreadAsync(community));
            await LiveAsync(threads[^1], people: 3);
        }

        await forum.ViewsCatchUpAsync();
        var request = ExportTrial.Request(what, format, rowsPerFile: 2);
        var whole = await trial.ExportAsync(forum, request, "whole");
        Assert.True(whole.Files.Count >= 3, $"{whole.Files.Count} files");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.TryAsync(forum, request, "killed", killedAfter: 1));
        Assert.False(File.Exists(Path.Combine(trial.At("killed"), "manifest.json")));
        var killed = await trial.HashesAsync("killed");
        Assert.Contains(killed.Keys, name => !name.EndsWith(".part", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(trial.At("killed"), $"{whole.Files[^1].Name}.part"), "half of a row", Ct);

        foreach (var thread in threads) await LiveAsync(thread, people: 1);
        await forum.ViewsCatchUpAsync();
        Assert.NotEqual(whole.Cut, await forum.QueryAsync<long>("select cut from analytics.standing"));
        var resumed = await trial.ExportAsync(forum, request, "killed");
        Assert.Equal(whole.Cut, resumed.Cut);
        Assert.Equal(whole.Moment, resumed.Moment);
        Assert.Equal(await trial.HashesAsync("whole"), await trial.HashesAsync("killed"));
        if (what != "events") Assert.Equal(["analytics", $"analytics_at_{whole.Cut}"], resumed.Files.Select(file => file.ReadFrom).Distinct());

        await trial.ExportAsync(forum, request, "later");
        Assert.NotEqual(await trial.HashesAsync("whole"), await trial.HashesAsync("later"));
        var then = await trial.ExportAsync(forum, request with { Cut = whole.Cut }, "then");
        Assert.Equal(await trial.HashesAsync("whole"), await trial.HashesAsync("then"));
        Assert.Equal(whole.Moment, then.Moment);
    }

    [Fact]
    public async Task leaves_out_what_was_hidden_in_between()
    {
        var mia = await forum.SignUpAsync();
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        var comments = new List<long>();
        for (var i = 0; i < 6; i++) comments.Add(await mia.CommentAsync(thread));
        await forum.ViewsCatchUpAsync();
        var request = ExportTrial.Request("comments", ExportFormat.Ndjson, rowsPerFile: 2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.TryAsync(forum, request, "out", killedAfter: 1));
        await mia.OpenCaseAsync(new { kind = "remove", comment = comments[^1], reason = "Spam." });
        await forum.ViewsCatchUpAsync();
        var resumed = await trial.ExportAsync(forum, request, "out");
        var numbers = resumed.Files.SelectMany(file => File.ReadLines(Path.Combine(trial.At("out"), file.Name)))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("comment_number").GetInt64());
        Assert.Equal(comments.SkipLast(1), numbers);
    }

    [Fact]
    public async Task works_for_a_program_that_was_killed_and_is_done_once()
    {
        await FillAsync(comments: 120_000);
        string[] arguments = ["export", "--what", "comments", "--format", "csv", "--rows-per-file", "2000", "--json", "--out"];
        await using (var program = ForumProgram.Start(null, database.ConnectionString, [.. arguments, trial.At("killed")]))
        {
            while (!File.Exists(Path.Combine(trial.At("killed"), "comments-00003.csv"))) await Task.Delay(2, Ct);
            await program.KillAsync();
        }

        Assert.False(File.Exists(Path.Combine(trial.At("killed"), "manifest.json")), "It was over before it was killed.");
        foreach (var folder in (string[])["killed", "whole", "killed"])
        {
            var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, [.. arguments, trial.At(folder)]);
            Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
            Assert.Equal(120_000, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("rows").GetInt64());
        }

        Assert.Equal(await trial.HashesAsync("whole"), await trial.HashesAsync("killed"));
        Assert.Equal(60, (await trial.HashesAsync("killed")).Count);
    }

    [Fact]
    public async Task takes_no_more_memory_for_many_rows_than_for_few()
    {
        await FillAsync(comments: 800_000);
        foreach (var format in (string[])["parquet", "csv"])
        {
            var few = await PeakAsync(format, "2026-01-05"); // several blocks: a program grows to the first
            var many = await PeakAsync(format, "2026-01-20");
            Assert.True(few.Rows == 200_000 && many.Rows == 800_000, $"{few.Rows} and {many.Rows} rows");
            Assert.True(many.Bytes - few.Bytes < 96_000_000, $"{format}: {few.Bytes:N0} bytes for few, {many.Bytes:N0} for many.");
        }

        async Task<(long Rows, long Bytes)> PeakAsync(string format, string to)
        {
            var outcome = await ForumProgram.RunAsync(
                null, database.ConnectionString, "export", "--what", "comments", "--format", format, "--to", to, "--json", "--out", trial.At($"{format}-{to}"));
            Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
            TestContext.Current.TestOutputHelper?.WriteLine($"{format} {to}: {outcome.Output}");
            var summary = JsonDocument.Parse(outcome.Output).RootElement;
            return (summary.GetProperty("rows").GetInt64(), summary.GetProperty("peakMemoryBytes").GetInt64());
        }
    }

    async Task LiveAsync(long thread, int people)
    {
        for (var i = 0; i < people; i++)
        {
            var somebody = await forum.SignUpAsync();
            var comment = await somebody.CommentAsync(thread);
            (await somebody.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
            (await (await forum.SignUpAsync()).PutAsync($"/api/comments/{comment}/vote", new { vote = "down" })).Expect(HttpStatusCode.OK);
        }
    }

    /// <summary>Rows alone, as if so much had been written; of 20 days.</summary>
    async Task FillAsync(int comments)
    {
        var mia = await forum.SignUpAsync();
        await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        await forum.ViewsCatchUpAsync();
        await forum.QueryAsync<object>(
            $"""
            with filled as (
                insert into views.analytics_comment (id, number, thread_id, parent_key, parent_known, depth, author_id, posted_at, is_imported)
                select gen_random_uuid(), 1000 + made, thread.id, thread.id, true, 0, thread.author_id,
                    timestamptz '2026-01-01Z' + interval '20 days' * made / {comments + 1}, false
                from views.analytics_thread thread, generate_series(1, {comments}) made returning 1)
            select count(*) from filled
            """);
    }
}
