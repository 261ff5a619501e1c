using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Threads;

public class listing_threads(AppFixture app)
{
    [Theory]
    [InlineData("new")]
    [InlineData("old")]
    [InlineData("active")]
    public async Task page_by_page_shows_each_of_a_community_once_in_order(string sort)
    {
        var community = Scenarios.FreshCommunity();
        var threads = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            threads.Add((await app.ImportAsync($"Number {i} of {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64());
        }

        var ana = await app.SignUpAsync();
        (await ana.PostAsync($"/api/threads/{threads[1]}/comments", new { body = "Up" })).Expect(HttpStatusCode.Created);
        await app.ViewsCatchUpAsync();

        long[] expected = sort switch
        {
            "old" => [.. threads],
            "new" => [.. Enumerable.Reverse(threads)],
            _ => [threads[1], threads[4], threads[3], threads[2], threads[0]],
        };
        Assert.Equal(expected, await WalkAsync($"/api/threads?community={community.ToUpperInvariant()}&sort={sort}&limit=2"));
    }

    [Fact]
    public async Task of_all_communities_begins_with_the_newest()
    {
        var newest = (await app.ImportAsync($"Fresh {Guid.NewGuid()}.")).GetProperty("thread").GetInt64();
        var list = await app.Anonymous().GetAsync("/api/threads?limit=200");
        var threads = list["items"].EnumerateArray().ToList();
        Assert.Contains(newest, threads.Select(thread => thread.GetProperty("number").GetInt64()));
        var times = threads.Select(thread => thread.GetProperty("createdAt").GetDateTimeOffset()).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData("sort=hottest", HttpStatusCode.BadRequest, "sort-unknown")]
    [InlineData("limit=0", HttpStatusCode.BadRequest, "limit-out-of-range")]
    [InlineData("feed=friends", HttpStatusCode.BadRequest, "feed-unknown")]
    [InlineData("feed=followed", HttpStatusCode.Unauthorized, "sign-in-required")]
    [InlineData("period=hour", HttpStatusCode.BadRequest, "period-unknown")]
    [InlineData("after=TmV3IDAgMSA5MjIzMzcyMDM2ODU0Nzc1ODA3IDA", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("after=!", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("after=TmV3IDkyMjMzNzIwMzY4NTQ3NzU4MDcgMSAwIDA", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("community=nowhere-at-all", HttpStatusCode.NotFound, "community-not-found")]
    public async Task with_a_question_that_makes_no_sense_is_refused(string query, HttpStatusCode status, string code) =>
        (await app.Anonymous().GetAsync($"/api/threads?{query}")).ExpectRefusal(status, code);

    [Fact]
    public async Task comes_with_a_list_of_communities()
    {
        var community = Scenarios.FreshCommunity();
        await app.ImportAsync($"Founding {Guid.NewGuid()}.", community);

        var names = new List<string>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync($"/api/communities?limit=3{after}")).Expect(HttpStatusCode.OK);
            names.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Single(names, community);
        Assert.Equal(names.Distinct(), names);
        (await app.Anonymous().GetAsync("/api/communities?limit=-1")).ExpectRefusal(HttpStatusCode.BadRequest, "limit-out-of-range");
    }

    async Task<List<long>> WalkAsync(string url)
    {
        var seen = new List<long>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync(url + after)).Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"].EnumerateArray().Select(thread => thread.GetProperty("number").GetInt64()));
            if (page["next"].ValueKind == JsonValueKind.Null) return seen;
            after = $"&after={page["next"].GetString()}";
        }
    }
}
