using System.Net;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Threads;
using JasperFx.Events;

namespace Forum.Api.Tests.Threads;

public class ordering_threads(AppFixture app)
{
    [Fact]
    public async Task by_votes_begins_with_the_best_of_the_period()
    {
        var (community, threads) = await StartAsync(0, 2, 20, 100, 500);
        await VoteUpAsync(threads, 1, 0, 2, 0, 3);

        Assert.Equal([4, 2, 0, 3, 1], await OrderAsync($"community={community}&sort=top", threads));
        Assert.Equal([2, 0, 3, 1], await OrderAsync($"community={community}&sort=top&period=year", threads));
        Assert.Equal([2, 0, 1], await OrderAsync($"community={community}&sort=top&period=month", threads));
        Assert.Equal([0, 1], await OrderAsync($"community={community}&sort=top&period=week", threads));
        Assert.Equal([0], await OrderAsync($"community={community}&sort=top&period=day", threads));
    }

    [Fact]
    public async Task by_heat_weighs_votes_against_age_and_goes_on_by_age()
    {
        var (community, threads) = await StartAsync(1, 1.1, 3, 9, 8, 0);
        await VoteUpAsync(threads, 0, 3, 3, 3, 0, 0);
        // The fresh one is hottest without a vote; among those of yesterday votes tell; after a week they no longer do.
        Assert.Equal([5, 1, 0, 2, 4, 3], await OrderAsync($"community={community}&sort=hot", threads));
    }

    [Fact]
    public async Task by_comments_begins_with_the_most_answered()
    {
        var community = Scenarios.FreshCommunity();
        var threads = new List<long>();
        foreach (var comments in (int[])[1, 3, 0]) threads.Add((await app.PlantAsync(new int?[comments], community)).Number);
        await app.ViewsCatchUpAsync();
        Assert.Equal([1, 0, 2], await OrderAsync($"community={community}&sort=comments", [.. threads]));
    }

    [Theory]
    [InlineData("new", new[] { 1, 3, 0, 2 })]
    [InlineData("old", new[] { 3, 1, 2, 0 })]
    [InlineData("active", new[] { 1, 3, 0, 2 })]
    [InlineData("hot", new[] { 1, 3, 0, 2 })]
    [InlineData("top", new[] { 3, 1, 2, 0 })]
    [InlineData("comments", new[] { 3, 1, 2, 0 })]
    public async Task of_a_community_begins_with_what_is_pinned(string sort, int[] expected)
    {
        var (community, threads) = await StartAsync(1, 2, 3, 20);
        await VoteUpAsync(threads, 0, 0, 1, 1);
        var administrator = await app.SignUpAdministratorAsync();
        foreach (var thread in (int[])[3, 1]) await administrator.OpenCaseAsync(new { kind = "pin", thread = threads[thread], reason = "News." });

        Assert.Equal(expected, await OrderAsync($"community={community}&sort={sort}", threads));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("hot")]
    [InlineData("comments")]
    public async Task of_communities_that_somebody_follows_leaves_out_the_others(string sort)
    {
        var (followed, threads) = await StartAsync(0, 10);
        await StartAsync(0);
        var ana = await app.SignUpAsync();
        (await ana.PutAsync($"/api/communities/{followed}/follow")).Expect(HttpStatusCode.NoContent);
        var list = (await ana.GetAsync($"/api/threads?feed=followed&sort={sort}")).Expect(HttpStatusCode.OK);
        Assert.Equal(threads.Order(), list["items"].EnumerateArray().Select(Number).Order());
    }

    [Fact]
    public async Task of_all_communities_takes_no_notice_of_pins()
    {
        var (_, threads) = await StartAsync(0, 400);
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new { kind = "pin", thread = threads[1], reason = "News." });
        var list = (await app.Anonymous().GetAsync("/api/threads?sort=new&limit=200"))["items"].EnumerateArray().Select(Number).ToList();
        Assert.True(list.IndexOf(threads[0]) >= 0);
        Assert.NotEqual(0, list.IndexOf(threads[1]));
    }

    [Fact]
    public async Task by_comments_tells_nobody_of_those_that_they_may_not_know_of()
    {
        var community = Scenarios.FreshCommunity();
        var thread = await app.PlantAsync(new int?[2], community);
        await app.PlantAsync([], community);
        await app.ViewsCatchUpAsync();
        var before = await app.Anonymous().GetAsync($"/api/threads?community={community}&sort=comments&limit=1");
        await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread.Number}/comments", new { body = "One more" });
        await app.ViewsCatchUpAsync();
        var after = await app.Anonymous().GetAsync($"/api/threads?community={community}&sort=comments&limit=1");
        Assert.Equal(Count(before), Count(after));

        static string Count(Answer page) => System.Text.Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(page["next"].GetString()!)).Split(' ')[1];
    }

    /// <summary>Threads of a new community that were started so many days ago.</summary>
    async Task<(string Community, long[] Threads)> StartAsync(params double[] daysAgo)
    {
        var name = Scenarios.FreshCommunity();
        await app.ImportAsync($"Founding {Guid.NewGuid()}.", name);
        var community = await app.QueryAsync<Guid>("select id from views.community where name = $1", name);
        var author = await app.QueryAsync<Guid>("select id from views.member where not imported limit 1");
        var founding = await app.QueryAsync<long>("select number from views.thread where community_id = $1", community);
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(
            new { kind = "remove", scope = "subtree", thread = founding, hides = new[] { "text", "existence" }, reason = "Not of this." });
        var threads = new List<long>();
        foreach (var days in daysAgo)
        {
            var number = await app.QueryAsync<long>("select nextval('forum.thread_number')");
            await using var session = app.OpenSession();
            var id = new ThreadId(Guid.CreateVersion7());
            var started = new Event<ThreadStarted>(new ThreadStarted(id, number, new(community), new(author), $"{days}", "", null))
            {
                Timestamp = DateTimeOffset.UtcNow.AddDays(-days),
            };
            session.Events.StartStream<DiscussionThread>(id.Value, started);
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
            threads.Add(number);
        }

        await app.ViewsCatchUpAsync();
        return (name, [.. threads]);
    }

    async Task VoteUpAsync(long[] threads, params int[] votes)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, votes.Max()).Select(_ => app.SignUpAsync()));
        foreach (var (thread, count) in threads.Zip(votes))
        {
            foreach (var person in people.Take(count)) (await person.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        }

        await app.ViewsCatchUpAsync();
    }

    async Task<List<int>> OrderAsync(string query, long[] threads)
    {
        var seen = new List<long>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync($"/api/threads?limit=2&{query}{after}")).Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"].EnumerateArray().Select(Number));
            if (page["next"].ValueKind == JsonValueKind.Null) return [.. seen.Select(number => Array.IndexOf(threads, number))];
            after = $"&after={page["next"].GetString()}";
        }
    }

    static long Number(JsonElement thread) => thread.GetProperty("number").GetInt64();
}
