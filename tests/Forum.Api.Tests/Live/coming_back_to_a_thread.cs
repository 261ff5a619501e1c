using System.Net;

namespace Forum.Api.Tests.Live;

public class coming_back_to_a_thread(AppFixture app)
{
    /// <summary>A session that nobody planned: whatever the last id was, the rest comes, once and in order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task gives_exactly_the_rest_from_every_id(int seed)
    {
        var (thread, parent) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await using var first = await FollowAsync(thread, after: null);
        var start = (await first.ExpectAsync("hello")).Id;
        var last = await LiveAsync(new Random(seed), ana, administrator, thread, parent);

        await app.ViewsCatchUpAsync(); // counts are shown as of now
        var all = await ReadAsync(start);
        Assert.Equal((await first.ReadThroughAsync(last)).Select(told => told.Id), all.Select(told => told.Id));
        var cuts = all.Select(told => told.Id).Prepend(start).SkipLast(1).ToList();
        foreach (var (cut, at) in cuts.Select((cut, at) => (cut, at)))
        {
            Assert.Equal(all.Skip(at).Select(told => told.ToString()), (await ReadAsync(cut)).Select(told => told.ToString()));
        }

        async Task<List<Told>> ReadAsync(long after)
        {
            await using var reader = await FollowAsync(thread, after);
            return await reader.ReadThroughAsync(last);
        }
    }

    /// <summary>Posts, removals, restorations and locks as they fall, several at once; then the number of a last comment.</summary>
    static async Task<long> LiveAsync(Random chance, Client ana, Client administrator, long thread, long imported)
    {
        var comments = new List<long> { imported };
        var cases = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            var comment = comments[chance.Next(comments.Count)];
            switch (chance.Next(6))
            {
                case 0:
                    cases.Add((await administrator.OpenCaseAsync(new { kind = "remove", comment, hides = new[] { "text" }, reason = "Spam." }))["number"].GetInt64());
                    break;
                case 1 when cases.Count > 0:
                    var number = cases[chance.Next(cases.Count)];
                    (await administrator.PostAsync($"/api/cases/{number}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
                    break;
                case 2:
                    await administrator.OpenCaseAsync(new { kind = "pin", thread, reason = "News." });
                    await administrator.OpenCaseAsync(new { kind = "unpin", thread, reason = "Old." });
                    break;
                default:
                    comments.AddRange(await Task.WhenAll(Enumerable.Range(0, chance.Next(1, 5)).Select(n => PostAsync($"Number {i}.{n}"))));
                    break;
            }
        }

        return await PostAsync("That was all");

        async Task<long> PostAsync(string body) =>
            (await ana.PostAsync($"/api/threads/{thread}/comments", new { body })).Expect(HttpStatusCode.Created)["number"].GetInt64();
    }

    [Fact]
    public async Task with_the_header_that_browsers_send_goes_before_the_address()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await using var before = await FollowAsync(thread, after: null);
        var start = (await before.ExpectAsync("hello")).Id;
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Hi" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        var posted = await before.ExpectAsync("comment-posted");

        using var http = app.NewHttpClient();
        http.DefaultRequestHeaders.Add("Last-Event-ID", $"{start}");
        await using var reader = await LiveReader.OpenAsync(new Client(http), $"/api/threads/{thread}/live?lastEventId={posted.Id}");
        Assert.Equal(comment, (await reader.ExpectAsync("comment-posted")).Comment());
    }

    [Fact]
    public async Task from_a_cut_that_is_still_to_come_begins_anew()
    {
        var (thread, _) = await app.ImportThreadAsync();
        await using var reader = await FollowAsync(thread, long.MaxValue);
        Assert.True((await reader.ExpectAsync("reset")).Id < long.MaxValue);
    }

    Task<LiveReader> FollowAsync(long thread, long? after) =>
        LiveReader.OpenAsync(app.Anonymous(), $"/api/threads/{thread}/live{(after is null ? "" : $"?lastEventId={after}")}");
}
