using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Inbox;

public class marking_notices_as_read(AppFixture app)
{
    [Fact]
    public async Task up_to_one_leaves_those_after_it()
    {
        var (ana, bob, notices) = await ThreeAsync();
        var counts = (await ana.PutAsync("/api/inbox/read", new { upTo = notices[1] })).Expect(HttpStatusCode.OK);
        Assert.Equal(1, counts["replies"].GetInt64());
        Assert.Equal([notices[2]], await UnreadAsync(ana));
        Assert.Equal(1, (await ana.GetAsync("/api/inbox/counts"))["replies"].GetInt64());
        Assert.Equal(0, (await bob.GetAsync("/api/inbox/counts"))["replies"].GetInt64());

        // Again, and one that is read already, and what is no notice: nothing changes.
        (await ana.PutAsync("/api/inbox/read", new { upTo = notices[1] })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/inbox/read", new { upTo = notices[0] })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/inbox/read", new { upTo = 0 })).Expect(HttpStatusCode.OK);
        Assert.Equal([notices[2]], await UnreadAsync(ana));
        Assert.Equal(2, await EventsAsync(notices[1]));
    }

    [Fact]
    public async Task one_by_one_leaves_the_others()
    {
        var (ana, _, notices) = await ThreeAsync();
        (await ana.PutAsync("/api/inbox/read", new { ids = new[] { notices[1] } })).Expect(HttpStatusCode.OK);
        Assert.Equal([notices[2], notices[0]], await UnreadAsync(ana));
        var all = (await ana.GetAsync("/api/inbox")).Expect(HttpStatusCode.OK)["items"].EnumerateArray();
        Assert.Equal([true, false, true], all.Select(notice => notice.GetProperty("unread").GetBoolean()));
        Assert.Equal(0, (await ana.PutAsync("/api/inbox/read", new { ids = notices })).Expect(HttpStatusCode.OK)["replies"].GetInt64());
        Assert.Empty(await UnreadAsync(ana));
    }

    [Fact]
    public async Task up_to_the_end_of_time_leaves_what_comes_later()
    {
        var (ana, bob, _) = await ThreeAsync();
        (await ana.PutAsync("/api/inbox/read", new { upTo = long.MaxValue })).Expect(HttpStatusCode.OK);
        Assert.Empty(await UnreadAsync(ana));
        await AnswerAsync(ana, bob);
        Assert.Single(await UnreadAsync(ana));
    }

    [Fact]
    public async Task sixteen_times_at_once_is_accepted_each_time()
    {
        var (ana, _, notices) = await ThreeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            ana.PutAsync("/api/inbox/read", i % 2 == 0 ? new { upTo = notices[i % 3] } : new { ids = notices })));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.Empty(await UnreadAsync(ana));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"ids":[]}""")]
    [InlineData("""{"upTo":-1}""")]
    [InlineData("""{"upTo":1,"ids":[1]}""")]
    public async Task that_names_nothing_is_refused(string body) =>
        (await (await app.SignUpAsync()).PutAsync("/api/inbox/read", JsonDocument.Parse(body).RootElement))
            .ExpectRefusal(HttpStatusCode.BadRequest, "inbox-nothing-named");

    [Fact]
    public async Task of_somebody_else_is_refused()
    {
        var (_, bob, notices) = await ThreeAsync();
        (await bob.PutAsync("/api/inbox/read", new { ids = new[] { notices[0] } })).ExpectRefusal(HttpStatusCode.NotFound, "notice-not-found");
        (await bob.PutAsync("/api/inbox/read", new { ids = Enumerable.Range(1, 201) })).ExpectRefusal(HttpStatusCode.BadRequest, "inbox-nothing-named");
    }

    [Theory]
    [InlineData("kind=letters", "inbox-kind-unknown")]
    [InlineData("limit=0", "limit-out-of-range")]
    [InlineData("after=x", "cursor-invalid")]
    public async Task after_a_list_that_makes_no_sense_is_refused(string query, string code) =>
        (await (await app.SignUpAsync()).GetAsync($"/api/inbox?{query}")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task without_a_token_is_refused()
    {
        (await app.Anonymous().GetAsync("/api/inbox")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().GetAsync("/api/inbox/counts")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().PutAsync("/api/inbox/read", new { upTo = 1 })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    /// <summary>Ana, whom Bob answered three times, and the ids of her notices, the oldest first.</summary>
    async Task<(Client Ana, Client Bob, long[] Notices)> ThreeAsync()
    {
        var (ana, bob) = (await app.SignUpAsync(), await app.SignUpAsync());
        for (var i = 0; i < 3; i++) await AnswerAsync(ana, bob);
        return (ana, bob, [.. (await UnreadAsync(ana)).Reverse()]);
    }

    async Task AnswerAsync(Client ana, Client bob)
    {
        var thread = (await app.ImportAsync($"News {Guid.NewGuid()}.")).GetProperty("thread").GetInt64();
        var parent = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        (await bob.PostAsync($"/api/threads/{thread}/comments", new { parent, body = "Hello back" })).Expect(HttpStatusCode.Created);
    }

    async Task<long[]> UnreadAsync(Client ana)
    {
        await app.ViewsCatchUpAsync();
        return [.. (await ana.GetAsync("/api/inbox?unread=true")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().Select(notice => notice.GetProperty("id").GetInt64())];
    }

    Task<long> EventsAsync(long notice) => app.QueryAsync<long>(
        "select count(*) from forum.mt_events where stream_id = (select id from views.inbox where member_id = (select member_id from views.notice where position = $1))",
        notice);
}
