using System.Net;

namespace Forum.Api.Tests.Views;

/// <summary>An event that the asynchronous views cannot take stops them and says which it is. Nothing is passed over, and once it is mended they go on.</summary>
public class stopping_at_an_event(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="type">What the event is stored as.</param>
    /// <param name="data">What is stored of it, in SQL.</param>
    /// <param name="because">What is told of it.</param>
    [Theory]
    [InlineData("comment_posted", "good.data - 'body'", "SearchText fails with NullReferenceException")]
    [InlineData("comment_posted", "'\"nothing\"'::jsonb", "its body cannot be read")]
    [InlineData("comment_whispered", "good.data", "this program does not know its kind")]
    public async Task says_which_loses_nothing_and_goes_on_when_it_is_mended(string type, string data, string because)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        await using var forum = await RunningForum.StartAsync(database.ConnectionString, log);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        var comment = await ana.CommentAsync(thread);
        await forum.ViewsCatchUpAsync();
        foreach (var probe in (string[])["views", "ready"]) Assert.Equal((HttpStatusCode.OK, "Healthy"), await ProbeAsync(forum, probe));

        var poison = await PoisonAsync(forum, comment, type, data);
        for (var i = 0; i < 3; i++) await ana.CommentAsync(thread, $"Number {i}");
        var told = $"Event {poison} ({type}) stops the asynchronous views: {because}.";
        // What analysts read has no texts to search: it goes on where those alone are the trouble, and else stops by itself.
        var all = because.StartsWith("SearchText", StringComparison.Ordinal)
            ? told
            : $"{told}\nEvent {poison} ({type}) stops the analytic views: {because}.";
        for (var waited = 0; waited < 200 && (await ProbeAsync(forum, "views")).Text != $"Degraded\n{all}"; waited++) await Task.Delay(50, Ct);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, $"Degraded\n{all}"), await ProbeAsync(forum, "views"));
        Assert.Equal((HttpStatusCode.OK, $"Degraded\n{all}"), await ProbeAsync(forum, "ready"));
        var analysed = all == told ? 5 : 1;
        for (var waited = 0; waited < 200 && await AnalysedAsync(forum) != analysed; waited++) await Task.Delay(50, Ct);
        Assert.Equal(analysed, await AnalysedAsync(forum));
        Assert.Contains(log.Lines, line => line.Contains(told, StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync(forum));

        await MendAsync(forum, poison);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(5, await CountAsync(forum));
        Assert.Equal(7, await forum.QueryAsync<long>("select count(*) from views.search_text")); // with the community and the thread
        for (var waited = 0; waited < 100 && (await ProbeAsync(forum, "views")).Status != HttpStatusCode.OK; waited++) await Task.Delay(50, Ct);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ProbeAsync(forum, "views"));
    }

    /// <summary>One of them keeps the views, and each tells how it is with them.</summary>
    [Fact]
    public async Task is_told_by_every_server_on_the_database()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var first = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await first.SignUpAsync();
        var comment = await ana.CommentAsync(await ana.StartThreadAsync(await ana.FoundCommunityAsync()));
        await first.ViewsCatchUpAsync();
        await using var second = await RunningForum.StartAsync(database.ConnectionString);
        var poison = await PoisonAsync(first, comment, "comment_whispered", "good.data");
        var told = "Degraded\n" + string.Join('\n', ((string[])["asynchronous", "analytic"]).Select(
            views => $"Event {poison} (comment_whispered) stops the {views} views: this program does not know its kind."));
        foreach (var server in (RunningForum[])[first, second])
        {
            for (var waited = 0; waited < 200 && (await ProbeAsync(server, "views")).Text != told; waited++) await Task.Delay(50, Ct);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, told), await ProbeAsync(server, "views"));
            Assert.Equal((HttpStatusCode.OK, told), await ProbeAsync(server, "ready"));
        }

        // Nobody keeps them any more, and they stand where they stood; until somebody does.
        await first.StopAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, told), await ProbeAsync(second, "views"));
        await MendAsync(second, poison);
        await second.ViewsCatchUpAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ProbeAsync(second, "views"));
        Assert.Equal(2, await CountAsync(second));
    }

    [Fact]
    public async Task keeps_nobody_from_starting_the_forum()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        long poison;
        await using (var forum = await RunningForum.StartAsync(database.ConnectionString))
        {
            var ana = await forum.SignUpAsync();
            var comment = await ana.CommentAsync(await ana.StartThreadAsync(await ana.FoundCommunityAsync()));
            await forum.ViewsCatchUpAsync();
            await forum.StopAsync();
            poison = await PoisonAsync(forum, comment, "comment_whispered", "good.data");
        }

        await using var again = await RunningForum.StartAsync(database.ConnectionString);
        for (var waited = 0; waited < 200 && (await ProbeAsync(again, "ready")).Status != HttpStatusCode.OK; waited++) await Task.Delay(50, Ct);
        var (status, text) = await ProbeAsync(again, "ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith($"Degraded\nEvent {poison} (comment_whispered) stops", text, StringComparison.Ordinal);
    }

    /// <summary>What tells how far the log is whole can be wrong: then it says so of a number that somebody is about to use.</summary>
    [Fact]
    public async Task waits_for_whoever_writes_below_what_was_taken_for_whole()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        var comment = await ana.CommentAsync(thread);
        await forum.ViewsCatchUpAsync();

        await using var late = new Npgsql.NpgsqlConnection(database.ConnectionString);
        await late.OpenAsync(Ct);
        await using var transaction = await late.BeginTransactionAsync(Ct);
        await using (var insert = new Npgsql.NpgsqlCommand(Insert("comment_posted", "good.data"), late))
        {
            insert.Parameters.Add(new() { Value = comment });
            await insert.ExecuteScalarAsync(Ct);
        }

        await ana.CommentAsync(thread, "Later, and there before");
        await forum.QueryAsync<int>(
            """
            with wrong as (
                update forum.mt_event_progression set last_seq_id = (select max(seq_id) from forum.mt_events) where name = 'HighWaterMark' returning 1)
            select count(*)::int from wrong
            """);
        await ana.CommentAsync(thread, "Last");
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        Assert.Equal(1, await CountAsync(forum));
        await transaction.CommitAsync(Ct);

        await forum.ViewsCatchUpAsync();
        Assert.Equal(4, await CountAsync(forum));
        Assert.Equal(6, await forum.QueryAsync<long>("select count(*) from views.search_text"));
    }

    static async Task<(HttpStatusCode Status, string Text)> ProbeAsync(RunningForum forum, string which)
    {
        using var http = forum.NewHttpClient();
        using var answer = await http.GetAsync(new Uri($"/health/{which}", UriKind.Relative), Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    static Task<long> CountAsync(RunningForum forum) => forum.QueryAsync<long>("select comment_count from views.thread_activity");

    static Task<long> PoisonAsync(RunningForum forum, long comment, string type, string data) => forum.QueryAsync<long>(Insert(type, data), comment);

    /// <summary>Stores a comment as no program of ours would.</summary>
    internal static string Insert(string type, string data) =>
        $"""
        with good as (
            select data || jsonb_build_object('commentId', gen_random_uuid(), 'number', 900) as data
            from forum.mt_events where type = 'comment_posted' and (data ->> 'number')::bigint = $1),
        stream as (
            insert into forum.mt_streams (id, type, version, timestamp, created)
            select (good.data ->> 'commentId')::uuid, 'comment', 1, now(), now() from good returning id),
        event as (
            insert into forum.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers)
            select nextval('forum.mt_events_sequence'), gen_random_uuid(), stream.id, 1, {data}, '{type}', now(), 'Forum.Whisper, Forum',
                jsonb_build_object('good', good.data)
            from stream, good returning seq_id)
        select seq_id from event
        """;

    static Task<long> AnalysedAsync(RunningForum forum) => forum.QueryAsync<long>("select count(*) from analytics.comment");

    static Task<int> MendAsync(RunningForum forum, long poison) => forum.QueryAsync<int>(
        "with mended as (update forum.mt_events set type = 'comment_posted', data = headers -> 'good' where seq_id = $1 returning 1) select count(*)::int from mended",
        poison);
}
