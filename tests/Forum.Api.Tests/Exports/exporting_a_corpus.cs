using System.Net;
using System.Text.Json;
using Forum.Api.CommandLine;
using Forum.Api.Exports;
using Forum.Api.Tests.Analytics;
using Forum.Api.Tests.CommandLine;

namespace Forum.Api.Tests.Exports;

/// <summary>A corpus that ConvoKit reads: every reference in it leads somewhere.</summary>
public sealed class exporting_a_corpus(AppFixture app, ExportedForum exported) : IClassFixture<ExportedForum>, IDisposable
{
    static readonly ExportRequest Request = new(ExportRequest.Corpus, ExportFormat.ConvoKit, null, null, null, WithText: false, ExportRequest.UsualRowsPerFile);

    readonly ExportTrial trial = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task has_its_five_files_with_what_refers_to_each_other()
    {
        var forum = await exported.GetAsync();
        var manifest = await trial.ExportAsync(forum, Request, "corpus");
        Assert.Equal(["speakers.json", "conversations.json", "utterances.jsonl", "corpus.json", "index.json"], manifest.Files.Select(file => file.Name));
        var utterances = Utterances("corpus");
        var ids = utterances.Select(said => said.GetProperty("id").GetString()).ToHashSet();
        Assert.Equal(utterances.Count, ids.Count);
        Assert.Equal(await forum.CountAsync("thread"), utterances.Count(said => said.GetProperty("reply-to").ValueKind == JsonValueKind.Null));
        Assert.Equal(
            await forum.CountAsync("thread") + await forum.CountAsync("comment join analytics.thread using (thread_number)"), utterances.Count);
        var (speakers, conversations) = (Read("corpus", "speakers.json"), Read("corpus", "conversations.json"));
        foreach (var said in utterances)
        {
            Assert.True(speakers.TryGetProperty(said.GetProperty("speaker").GetString()!, out _), $"{said}");
            Assert.True(conversations.TryGetProperty(said.GetProperty("conversation_id").GetString()!, out _), $"{said}");
            Assert.Contains(said.GetProperty("conversation_id").GetString(), ids);
            if (said.GetProperty("reply-to").GetString() is { } answered) Assert.Contains(answered, ids);
            Assert.Equal("", said.GetProperty("text").GetString());
            Assert.Equal(JsonValueKind.Number, said.GetProperty("timestamp").ValueKind);
        }

        Assert.Equal(conversations.EnumerateObject().Count(), utterances.Select(said => said.GetProperty("conversation_id").GetString()).Distinct().Count());
        var index = Read("corpus", "index.json");
        foreach (var (name, one) in (IEnumerable<(string, JsonElement)>)[
            ("utterances-index", utterances[0]), ("conversations-index", conversations.EnumerateObject().First().Value),
            ("speakers-index", speakers.EnumerateObject().Last().Value)])
        {
            Assert.Equal(Names(index.GetProperty(name)), Names(one.GetProperty("meta")));
        }

        Assert.Equal(manifest.Cut, Read("corpus", "corpus.json").GetProperty("cut").GetInt64());
    }

    [Fact]
    public async Task has_texts_where_they_are_asked_for_with_keys_for_whom_they_mention_and_nothing_that_is_hidden()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var handle = Scenarios.FreshHandle("mia");
        var mia = await forum.SignUpAsync(handle);
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync(), title: "Rowing?", body: "At dawn.");
        var shown = await mia.CommentAsync(thread, $"I ask @{handle}.");
        var (removed, secret) = (await mia.CommentAsync(thread, "Removed words."), await mia.CommentAsync(thread, "Secret words."));
        (await mia.PostAsync($"/api/threads/{thread}/comments", new { parent = secret, body = "Below the secret." })).Expect(HttpStatusCode.Created);
        await forum.ViewsCatchUpAsync();
        var key = await forum.QueryAsync<Guid>("select member_key from analytics.thread");
        await mia.OpenCaseAsync(new { kind = "remove", comment = removed, reason = "Spam." });
        await forum.HideExistenceAsync(secret);
        await forum.ViewsCatchUpAsync();

        var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "export", "--format", "convokit", "--with-text", "--out", trial.At("texts"));
        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
        var texts = Utterances("texts").ToDictionary(said => said.GetProperty("id").GetString()!, said => said.GetProperty("text").GetString());
        Assert.Equal(
            new Dictionary<string, string?> { [$"thread-{thread}"] = "Rowing?\n\nAt dawn.", [$"comment-{shown}"] = $"I ask @{key}." }, texts);
        Assert.All(Utterances("texts"), said => Assert.Equal(key.ToString(), said.GetProperty("speaker").GetString()));
        Assert.DoesNotContain(handle, await File.ReadAllTextAsync(Path.Combine(trial.At("texts"), "speakers.json"), Ct));

        // What is hidden now is not in it even while the relations of analysts do not know yet.
        await forum.QueryAsync<long>("with shown as (update views.comment set hides_existence = 2 where number = $1 returning 1) select count(*) from shown", shown);
        outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "export", "--format", "convokit", "--with-text", "--out", trial.At("later"));
        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
        Assert.Equal([$"thread-{thread}"], Utterances("later").Select(said => said.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task goes_on_with_the_files_that_are_not_there_yet()
    {
        var forum = await exported.GetAsync();
        await trial.ExportAsync(forum, Request, "whole");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.TryAsync(forum, Request, "killed", killedAfter: 2));
        Assert.Equal(2, (await trial.HashesAsync("killed")).Keys.Count(name => !name.EndsWith(".part", StringComparison.Ordinal)));
        await trial.ExportAsync(forum, Request, "killed");
        Assert.Equal(await trial.HashesAsync("whole"), await trial.HashesAsync("killed"));
    }

    static IEnumerable<string> Names(JsonElement of) => of.EnumerateObject().Select(field => field.Name).Order();

    List<JsonElement> Utterances(string of) => [.. File.ReadLines(Path.Combine(trial.At(of), "utterances.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    JsonElement Read(string of, string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(trial.At(of), name))).RootElement;
}
