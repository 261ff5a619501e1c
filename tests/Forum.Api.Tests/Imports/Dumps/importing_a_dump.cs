using System.Net;
using System.Text;
using Forum.Api.Imports.Dumps;
using Forum.Api.Tests.Views;
using Forum.Domain.Imports.Dumps;

namespace Forum.Api.Tests.Imports.Dumps;

public class importing_a_dump(AppFixture app)
{
    [Fact]
    public async Task makes_threads_and_comments_that_are_read_as_any_others()
    {
        var (ana, kit, community) = (Scenarios.FreshHandle("ana"), Scenarios.FreshHandle("kit"), Scenarios.FreshCommunity());
        var report = await app.ImportDumpAsync(
            $$"""
            {"type":"thread","id":"t","community":"{{community}}","title":"Is it back?","body":"I *heard* bells.","author":"{{ana}} [she/her]","createdAt":"2015-03-01T12:00:00Z","score":4}
            {"type":"comment","id":"b","thread":"t","parent":"a","author":"{{ana}}","body":"Good.","createdAt":1425211300}
            {"type":"comment","id":"a","thread":"t","author":"{{kit}} [any]","body":"It **is**.","createdAt":1425211200,"score":7}
            {"type":"comment","id":"c","thread":"t","author":"{{kit}}","body":"[removed]","createdAt":1425211201}
            """);
        Assert.Equal((4L, 1L, 3L, 2L, 0L), (report.Lines, report.Threads, report.Comments, report.Members, report.Refused));

        await app.ViewsCatchUpAsync();
        var number = await app.QueryAsync<long>("select number from views.thread where community_id = (select id from views.community where name = $1)", community);
        var thread = (await app.Anonymous().GetAsync($"/api/threads/{number}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("text", "Is it back?", "I *heard* bells.", 4, 3), (
            thread["kind"].GetString(), thread["title"].GetString(), thread["body"].GetString(), thread["score"].GetInt32(), thread["commentCount"].GetInt32()));
        Assert.Equal(
            """{"from":"2015-03-01T12:00:00+00:00","to":"2015-03-01T12:00:00+00:00","text":"2015-03-01T12:00:00Z"}""", thread["writtenAt"].GetRawText());
        Assert.Equal(ana, thread["author"].GetProperty("handle").GetString());

        var (first, reply, gone) = (thread["comments"][0], thread["comments"][1], thread["comments"][2]);
        Assert.Equal(("It **is**.", 7, 0), (first.GetProperty("body").GetString(), first.GetProperty("score").GetInt32(), first.GetProperty("depth").GetInt32()));
        Assert.Equal("""{"stance":"any","sets":[],"unconfirmed":true}""", first.GetProperty("author").GetProperty("pronouns").GetRawText());
        Assert.Equal(1, first.GetProperty("replyCount").GetInt32());
        Assert.Equal(first.GetProperty("number").GetInt64(), reply.GetProperty("parent").GetInt64());
        Assert.Equal("""{"by":"moderator","what":["text"]}""", gone.GetProperty("hidden").GetRawText());

        var profile = await app.Anonymous().GetAsync($"/api/members/{ana}");
        Assert.Equal((1, 1), (profile.Expect(HttpStatusCode.OK)["commentCount"].GetInt32(), profile["threadCount"].GetInt32()));
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{number}/comments", new { parent = reply.GetProperty("number").GetInt64(), body = "Still." }))
            .Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task twice_adds_nothing_and_a_longer_one_what_is_missing()
    {
        var (source, community, dump) = ($"{Guid.NewGuid()}", Scenarios.FreshCommunity(), Dumps.Many(300, Scenarios.FreshHandle()));
        var whole = dump.Split('\n');
        var part = await app.ImportDumpAsync(string.Join('\n', whole[..120]), source, community);
        var rest = await app.ImportDumpAsync(dump, source, community);
        var again = await app.ImportDumpAsync(dump, source, community);

        Assert.Equal((300, 3), (part.Comments + rest.Comments, part.Threads + rest.Threads));
        Assert.Equal((120, 0L, 0L, 0L, 303L), (part.Lines, again.Threads, again.Comments, again.Members, again.Again));
    }

    [Fact]
    public async Task eight_times_at_once_is_the_same_as_once()
    {
        var (source, community, dump) = ($"{Guid.NewGuid()}", Scenarios.FreshCommunity(), Dumps.Many(200, Scenarios.FreshHandle()));
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.ImportDumpAsync(dump, source, community)));
        Assert.Equal((200, 2), (reports.Sum(report => report.Comments), reports.Sum(report => report.Threads)));
    }

    [Fact]
    public async Task again_after_it_was_ended_in_the_middle_comes_to_the_same()
    {
        var (source, community, dump) = ($"{Guid.NewGuid()}", Scenarios.FreshCommunity(), Dumps.Many(12_000, Scenarios.FreshHandle(), inThread: 1_000));
        using var ended = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.ImportDumpAsync(dump, source, community, new Ending(ended), ended.Token));
        var before = await CountAsync();
        Assert.InRange(before, 1, 11_999);

        var report = await app.ImportDumpAsync(dump, source, community);

        Assert.Equal((12_000 - before, 12_000), (report.Comments, await CountAsync()));
        Assert.Equal(0, report.Adrift);

        Task<long> CountAsync() => app.QueryAsync<long>(
            "select count(*) from views.comment where community_id = (select id from views.community where name = $1)", community);
    }

    [Fact]
    public async Task gives_rows_that_come_out_the_same_when_the_views_are_made_again()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await forum.ImportDumpAsync(Dumps.Many(400, "ana"), "old.example", "trams");
        await forum.ImportDumpAsync(Dumps.Many(500, "ana"), "old.example", "trams");
        await forum.ImportDumpAsync("""{"type":"comment","id":"x","thread":1,"parent":"never","author":"a [b] M @far.example","body":"So.","createdAt":0}""", "old.example");
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();

        var live = await ViewRows.ReadAsync(forum);
        await ViewRows.RebuildAsync(forum);
        var rebuilt = await ViewRows.ReadAsync(forum);

        Assert.Equal(501, live["comment"].Length);
        Assert.Empty(live.Where(table => !table.Value.SequenceEqual(rebuilt[table.Key]))
            .Select(table => $"{table.Key}: {ViewRows.Difference(table.Value, rebuilt[table.Key])} {table.Value.Length} {rebuilt[table.Key].Length}"));
    }

    [Fact]
    public async Task bears_any_order_of_lines()
    {
        var (source, community) = ($"{Guid.NewGuid()}", Scenarios.FreshCommunity());
        var lines = Dumps.Many(11_000, Scenarios.FreshHandle(), inThread: 5_500).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var report = await app.ImportDumpAsync(string.Join('\n', lines.Reverse()), source, community);
        Assert.Equal((11_002, 2, 11_000, 0, 0, 0), (report.Lines, report.Threads, report.Comments, report.Adrift, report.Again, report.Refused));
    }

    [Fact]
    public async Task says_which_lines_it_leaves_out_and_takes_the_others()
    {
        var ana = Scenarios.FreshHandle();
        byte[] dump =
        [
            .. Encoding.UTF8.Preamble, .. Line($$"""{"type":"thread","id":1,"title":"So","author":"{{ana}}","createdAt":0}"""), .. "\r\n   \r\n"u8,
            .. Line("""{"type":"comment","id":1,"thread":1,"author":"kit","body":"a\u0000b","createdAt":0}"""), .. "\xFF\xFE\n"u8, .. "\xFF"u8, 0xFF, (byte)'\n',
            .. Line(new string('[', 2_000_000)), .. Line($$"""{"type":"comment","id":2,"thread":1,"author":"kit","body":"{{new string('a', 3_000_000)}}","createdAt":0}"""),
            .. Line("""{"type":"comment","id":3,"thread":"never","author":"kit","body":"So.","createdAt":0}"""),
            .. Line($$"""{"type":"comment","id":4,"thread":1,"parent":2,"author":"{{ana}}","body":"So.","createdAt":4102444800}"""),
            .. Encoding.UTF8.GetBytes($$"""{"type":"comment","id":5,"thread":1,"parent":2,"author":"{{ana}}","body":"Yes.","createdAt":0}"""),
        ];

        var report = await app.ImportDumpAsync(dump);

        Assert.Equal((1, 1, 1), (report.Threads, report.Comments, report.Adrift));
        Assert.Equal(
            [
                (4, "body-character"), (5, "line-not-json"), (6, "line-not-utf8"), (7, "line-too-long"), (8, "line-too-long"), (10, "line-time"),
                (9, "line-thread-missing"),
            ],
            report.Refusals.Select(refusal => ((int)refusal.Line, refusal.Code)));
        Assert.Equal((9, 7), (report.Lines, report.Refused));

        static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\r\n");
    }

    /// <summary>Ends the import after its first chunk.</summary>
    sealed class Ending(CancellationTokenSource ended) : IDumpWatch
    {
        public void Refused(RefusedLine line)
        {
        }

        public void Reached(long position) => ended.Cancel();
    }
}
