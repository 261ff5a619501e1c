using System.Net;
using Forum.Api.Tests.Live;

namespace Forum.Api.Tests.EventFeed;

public class following_events(FeedForum forum) : IClassFixture<FeedForum>
{
    static readonly (string, string) Streaming = ("Accept", "text/event-stream");

    [Fact]
    public async Task tells_everything_from_the_first_event_on_and_in_order()
    {
        await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync());
        var cut = await forum.CutAsync();
        var pages = await FeedForum.ReadAsync(forum.Administrator, after: 0, "&limit=3");

        var positions = pages.SelectMany(page => page["events"].EnumerateArray()).Select(one => one.GetProperty("position").GetInt64()).ToList();
        Assert.Equal(positions.Order(), positions);
        Assert.Equal(await forum.QueryAsync<long>("select count(*) from forum.mt_events where seq_id <= $1", cut), positions.Count(one => one <= cut));
        Assert.All(pages, page => Assert.InRange(page["events"].GetArrayLength(), 0, 3));
        Assert.All(pages, page => Assert.InRange(page["next"].GetInt64(), 0, page["through"].GetInt64()));
    }

    [Fact]
    public async Task misses_nothing_while_people_write()
    {
        var community = await forum.FoundCommunityAsync();
        var authors = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => forum.SignUpAsync()));
        var threads = await Task.WhenAll(authors.Select(author => author.StartThreadAsync(community)));
        var (begin, told) = (await forum.CutAsync(), new List<long>());

        var writing = Task.WhenAll(authors.SelectMany((author, at) => Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < 15; i++) await author.CommentAsync(threads[(at + i) % threads.Length]);
        })));
        var (next, end) = (begin, long.MaxValue);
        while (next < end)
        {
            var page = await forum.Analyst.GetAsync($"/api/events?after={next}&limit=7&wait=1");
            told.AddRange(page["events"].EnumerateArray().Select(one => one.GetProperty("position").GetInt64()));
            next = page["next"].GetInt64();
            if (writing.IsCompleted && end == long.MaxValue) end = await forum.CutAsync();
        }

        await writing;
        Assert.Equal(
            await forum.QueryAsync<long[]>("select array_agg(seq_id order by seq_id) from forum.mt_events where seq_id > $1 and seq_id <= $2", begin, end), told);
        Assert.True(told.Count >= 180);
    }

    [Fact]
    public async Task wakes_who_waits()
    {
        var cut = await forum.CutAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var waiting = forum.Analyst.GetAsync($"/api/events?after={cut}&wait=50&types=community_founded");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        var name = await forum.FoundCommunityAsync();
        var page = (await waiting).Expect(HttpStatusCode.OK);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(25), $"It took {clock.Elapsed}.");
        Assert.Equal(name, Assert.Single(page["events"].EnumerateArray()).GetProperty("data").GetProperty("name").GetString());
    }

    [Fact]
    public async Task answers_with_nothing_after_the_wait()
    {
        var page = (await forum.Analyst.GetAsync($"/api/events?after={await forum.CutAsync()}&wait=1&types=claim_refused")).Expect(HttpStatusCode.OK);
        Assert.Empty(page["events"].EnumerateArray());
        Assert.Equal(page["through"].GetInt64(), page["next"].GetInt64());
    }

    [Fact]
    public async Task tells_only_the_kinds_that_are_asked_for()
    {
        var cut = await forum.CutAsync();
        var thread = await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync());
        await forum.Administrator.CommentAsync(thread);
        await forum.CutAsync();
        var told = await FeedForum.EventsAsync(forum.Analyst, cut, "&types=thread_started,comment_posted");
        Assert.Equal(["thread_started", "comment_posted"], told.Select(one => one.GetProperty("type").GetString()!));
    }

    [Fact]
    public async Task streams_what_happens_and_goes_on_where_the_client_was()
    {
        var thread = await forum.Administrator.StartThreadAsync(await forum.FoundCommunityAsync());
        var cut = await forum.CutAsync();
        long last;
        await using (var reader = await LiveReader.OpenAsync(forum.Analyst, $"/api/events?after={cut}", Streaming))
        {
            await forum.Administrator.CommentAsync(thread);
            var posted = await reader.ExpectAsync("comment_posted");
            Assert.Equal(posted.Id, posted.Data.GetProperty("position").GetInt64());
            last = posted.Id;
        }

        var missed = await forum.Administrator.CommentAsync(thread);
        await using var again = await LiveReader.OpenAsync(forum.Analyst, $"/api/events?after={cut}", Streaming, ("Last-Event-ID", $"{last}"));
        var next = await again.ExpectAsync("comment_posted");
        Assert.Equal(missed, next.Data.GetProperty("data").GetProperty("number").GetInt64());
        Assert.True(next.Id > last);
    }

    [Fact]
    public async Task ends_a_stream_of_somebody_who_signed_out()
    {
        var analyst = await forum.SignUpAnalystAsync();
        await using var reader = await LiveReader.OpenAsync(analyst, $"/api/events?after={await forum.CutAsync()}&types=thread_started", Streaming);
        (await analyst.DeleteAsync("/api/sessions/current")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("signed-out", (await reader.ExpectAsync("end")).Data.GetProperty("reason").GetString());
        Assert.Null(await reader.NextAsync());
    }

    [Theory]
    [InlineData("after=now", "cut-invalid")]
    [InlineData("after=999999999999", "cut-in-future")]
    [InlineData("types=thread_started,gossip", "kind-unknown")]
    [InlineData("limit=0", "limit-out-of-range")]
    [InlineData("limit=201", "limit-out-of-range")]
    [InlineData("wait=51", "wait-out-of-range")]
    public async Task refuses_what_makes_no_sense(string query, string code) =>
        (await forum.Analyst.GetAsync($"/api/events?{query}")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task refuses_others()
    {
        (await forum.Anonymous().GetAsync("/api/events")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        var founder = await forum.SignUpAsync();
        await founder.FoundCommunityAsync();
        (await founder.GetAsync("/api/events")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
    }
}
