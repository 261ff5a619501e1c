using Forum.Api.Analytics;
using Forum.Api.CommandLine;
using Forum.Api.Exports;
using Forum.Api.Tests.CommandLine;

namespace Forum.Api.Tests.Exports;

public sealed class refusing_an_export(ExportedForum exported) : IClassFixture<ExportedForum>, IDisposable
{
    readonly ExportTrial trial = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("--what is comments, threads, votes, graph, events.", "--what", "handles")]
    [InlineData("--what is comments, threads, votes, graph, events.")]
    [InlineData("--from is after --to.", "--what", "comments", "--from", "2026-02-01", "--to", "2026-01-31")]
    [InlineData("'yesterday' is no day", "--what", "comments", "--from", "yesterday")]
    [InlineData("takes no --what", "--what", "comments", "--format", "convokit")]
    [InlineData("--with-text goes with", "--what", "comments", "--with-text")]
    [InlineData("'xml' not recognized", "--what", "comments", "--format", "xml")]
    [InlineData("A cut is 1 or more.", "--what", "comments", "--cut", "0")]
    [InlineData("--rows-per-file is 1 or more.", "--what", "comments", "--rows-per-file", "0")]
    public async Task that_makes_no_sense(string because, params string[] arguments)
    {
        var outcome = await ForumProgram.RunAsync(null, "Host=127.0.0.1;Port=1;Database=none", ["export", "--out", trial.At("out"), .. arguments]);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(because, outcome.Errors);
        Assert.False(Directory.Exists(trial.At("out")));
    }

    [Fact]
    public async Task to_where_another_is_or_something_else()
    {
        var forum = await exported.GetAsync();
        var request = ExportTrial.Request("threads", ExportFormat.Csv);
        await trial.ExportAsync(forum, request, "taken");
        var before = await trial.HashesAsync("taken");
        ExportRequest[] others =
            [request with { What = "votes" }, request with { Format = ExportFormat.Ndjson }, request with { From = new DateOnly(2026, 1, 1) }, request with { Cut = 3 }];
        foreach (var other in others)
        {
            Assert.Equal(ExportFolder.Another, (await trial.TryAsync(forum, other, "taken")).Item2);
        }

        Assert.Equal(before, await trial.HashesAsync("taken"));
        Directory.CreateDirectory(trial.At("foreign"));
        await File.WriteAllTextAsync(Path.Combine(trial.At("foreign"), "thesis.txt"), "Mine.", Ct);
        Assert.Equal(ExportFolder.Foreign, (await trial.TryAsync(forum, request, "foreign")).Item2);
        await File.WriteAllTextAsync(Path.Combine(trial.At("foreign"), "manifest.json"), """{"name": "an app"}""", Ct);
        Assert.Equal(ExportFolder.Foreign, (await trial.TryAsync(forum, request, "foreign")).Item2);
        Assert.Equal(["manifest.json", "thesis.txt"], Directory.EnumerateFiles(trial.At("foreign")).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task of_a_cut_that_lies_ahead()
    {
        var forum = await exported.GetAsync();
        Assert.Equal(Exporting.CutAhead, (await trial.TryAsync(forum, ExportTrial.Request("threads", cut: 1_000_000), "out")).Item2);
        var outcome = await ForumProgram.RunAsync(null, exported.ConnectionString, "export", "--what", "threads", "--cut", "1000000", "--out", trial.At("out"));
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("lies ahead", outcome.Errors);
    }

    [Fact]
    public async Task that_was_begun_by_other_definitions()
    {
        var forum = await exported.GetAsync();
        var request = ExportTrial.Request("threads", ExportFormat.Csv, rowsPerFile: 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.TryAsync(forum, request, "out", killedAfter: 1));
        var manifest = Path.Combine(trial.At("out"), "manifest.json.part");
        var text = await File.ReadAllTextAsync(manifest, Ct);
        await File.WriteAllTextAsync(manifest, text.Replace(AnalyticsDefinitions.Version, "000000000000", StringComparison.Ordinal), Ct);
        Assert.Equal(Exporting.OtherDefinitions, (await trial.TryAsync(forum, request, "out")).Item2);
    }
}
