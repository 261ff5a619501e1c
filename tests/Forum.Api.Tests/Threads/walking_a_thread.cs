using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Forum.Api.Comments;
using Forum.Api.Http.Caching;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Threads;

/// <summary>
/// Whoever walks over all pages of a thread, in any order, of any size, to any depth and from any comment, meets every comment that stood there when
/// they began exactly once, depth first, while others post and vote.
/// </summary>
public class walking_a_thread(AppFixture app)
{
    const int Comments = 60;

    public static TheoryData<string, int> Walks => new(
        from sort in (string[])["old", "new", "hot", "top", "controversial"] from seed in Enumerable.Range(1, 4) select (sort, seed));

    [Theory, MemberData(nameof(Walks))]
    public async Task meets_every_comment_once_while_people_post_and_vote(string sort, int seed)
    {
        var random = new Random(seed);
        var parents = Trees.Grow(random, Comments);
        var thread = await app.PlantAsync(parents);
        var (ana, bob) = (await app.SignUpAsync(), await app.SignUpAsync());
        foreach (var _ in Enumerable.Range(0, 15)) await VoteAsync(ana, thread, random);
        await app.ViewsCatchUpAsync();

        int? root = seed % 2 == 0 ? random.Next(Comments / 3) : null;
        int? depth = seed % 4 > 1 ? random.Next(1, 4) : null;
        var url = $"/api/threads/{thread.Number}?sort={sort}&limit={random.Next(1, 9)}"
            + (root is { } r ? $"&parent={thread.Comments[r]}" : "") + (depth is { } levels ? $"&depth={levels}" : "");
        var seen = new List<(long Number, long? Parent)>();
        for (var after = ""; ;)
        {
            var page = (await app.Anonymous().GetAsync(url + after)).Expect(HttpStatusCode.OK);
            seen.AddRange(page["comments"].EnumerateArray().Select(comment =>
                (comment.GetProperty("number").GetInt64(), comment.GetProperty("parent") is { ValueKind: JsonValueKind.Number } p ? p.GetInt64() : (long?)null)));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
            await VoteAsync(bob, thread, random);
            await bob.PostAsync($"/api/threads/{thread.Number}/comments", new { parent = thread.Comments[random.Next(Comments)], body = "Meanwhile" });
            if (random.Next(3) == 0) await app.ViewsCatchUpAsync();
        }

        var expected = Enumerable.Range(0, Comments).Where(i => LevelBelow(i, root) is { } level && (depth is null || level < depth))
            .Select(i => thread.Comments[i]).ToHashSet();
        Assert.Equal(expected.Order(), seen.Select(comment => comment.Number).Where(expected.Contains).Order());
        Assert.Equal(seen.Count, seen.Select(comment => comment.Number).Distinct().Count());
        if (sort is not ("old" or "new")) Assert.Equal(expected.Count, seen.Count);
        ExpectDepthFirst(seen, root is { } at ? thread.Comments[at] : null);

        int? LevelBelow(int comment, int? top) => parents[comment] == top ? 0 : parents[comment] is { } above && LevelBelow(above, top) is { } level ? level + 1 : null;
    }

    [Fact]
    public async Task by_votes_begins_with_the_best_and_ends_with_the_worst()
    {
        var thread = await app.WideThreadAsync(comments: 4);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SignUpAsync()));
        string[][] votes = [["up", "down"], ["up", "up", "up"], [], ["up", "up", "down", "down"]];
        foreach (var (comment, cast) in thread.Comments.Zip(votes))
        {
            foreach (var (person, vote) in people.Zip(cast)) await person.PutAsync($"/api/comments/{comment}/vote", new { vote });
        }

        await app.ViewsCatchUpAsync();
        Assert.Equal([1, 3, 2, 0], await OrderAsync("top")); // of equal scores the newest first
        Assert.Equal([1, 3, 2, 0], await OrderAsync("hot"));
        Assert.Equal([3, 0, 2, 1], await OrderAsync("controversial"));

        async Task<List<int>> OrderAsync(string sort) =>
            [.. (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}?sort={sort}"))["comments"].EnumerateArray()
                .Select(comment => Array.IndexOf(thread.Comments, comment.GetProperty("number").GetInt64()))];
    }

    [Fact]
    public async Task shows_a_vote_in_the_next_walk_and_not_in_this()
    {
        var thread = await app.WideThreadAsync(comments: 4);
        var url = $"/api/threads/{thread.Number}?sort=top&limit=1";
        var first = await app.Anonymous().GetAsync(url);
        await (await app.SignUpAsync()).PutAsync($"/api/comments/{thread.Comments[0]}/vote", new { vote = "up" });
        await app.ViewsCatchUpAsync();

        Assert.Equal(thread.Comments[3], first["comments"][0].GetProperty("number").GetInt64());
        Assert.Equal(thread.Comments[2], (await NextAsync(url, first))["comments"][0].GetProperty("number").GetInt64());
        var deadline = Stopwatch.StartNew();
        while ((await app.Anonymous().GetAsync(url))["comments"][0].GetProperty("number").GetInt64() != thread.Comments[0])
        {
            Assert.True(deadline.Elapsed < TimeSpan.FromSeconds(30), "The order is never made anew.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task makes_one_order_for_all_who_ask_at_once()
    {
        var thread = await app.WideThreadAsync(comments: 4);
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Anonymous().GetAsync($"/api/threads/{thread.Number}?sort=hot&limit=1")));
        Assert.Single(pages.Select(page => page["next"].GetString()).Distinct());
        Assert.Equal(1, await app.QueryAsync<long>("select count(*) from forum.comment_order where thread_id = $1", thread.Id.Value));
    }

    [Fact]
    public async Task is_refused_after_the_order_is_gone()
    {
        var thread = await app.WideThreadAsync(comments: 3);
        var url = $"/api/threads/{thread.Number}?sort=hot&limit=1";
        var first = await app.Anonymous().GetAsync(url);
        var orders = app.Services.GetRequiredService<CommentOrders>();

        await orders.PurgeAsync(TestContext.Current.CancellationToken);
        (await NextAsync(url, first)).Expect(HttpStatusCode.OK);
        Assert.True(await app.QueryAsync<bool>("select min(kept_until) > now() + interval '1 hour' from forum.comment_order where thread_id = $1", thread.Id.Value));

        await app.QueryAsync<long>(
            "with old as (update forum.comment_order set kept_until = now() - interval '1 second' where thread_id = $1 returning 1) select count(*) from old",
            thread.Id.Value);
        app.Services.GetRequiredService<AnswerAge>().ChangeAll(); // some seconds pass, and what was kept for strangers is no longer
        (await NextAsync(url, first)).ExpectRefusal(HttpStatusCode.Gone, "cursor-expired");
        await orders.PurgeAsync(TestContext.Current.CancellationToken);
        (await NextAsync(url, first)).ExpectRefusal(HttpStatusCode.Gone, "cursor-expired");
        Assert.Equal(0, await app.QueryAsync<long>("select count(*) from forum.comment_rank where id in (select id from views.comment where thread_id = $1)", thread.Id.Value));
        (await app.Anonymous().GetAsync(url)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task to_a_depth_tells_how_many_answers_lie_below()
    {
        var thread = await app.PlantAsync([null, 0, 0, 1, null]);
        await app.ViewsCatchUpAsync();
        Assert.Equal([(0, 2L, 2L), (4, 0L, 0L)], await StubsAsync("depth=1"));
        Assert.Equal([(0, 2L, 0L), (1, 1L, 1L), (2, 0L, 0L), (4, 0L, 0L)], await StubsAsync("depth=2"));
        Assert.Equal([(1, 1L, 1L), (2, 0L, 0L)], await StubsAsync($"depth=1&parent={thread.Comments[0]}"));
        Assert.Equal([(0, 2L, 0L)], await StubsAsync("limit=1"));
        Assert.Equal([(1, 1L, 0L), (3, 0L, 0L), (2, 0L, 0L)], await StubsAsync($"parent={thread.Comments[0]}"));

        async Task<List<(int, long, long)>> StubsAsync(string query) =>
            [.. (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}?{query}"))["comments"].EnumerateArray().Select(comment => (
                Array.IndexOf(thread.Comments, comment.GetProperty("number").GetInt64()),
                comment.GetProperty("replyCount").GetInt64(), comment.GetProperty("moreReplies").GetInt64()))];
    }

    [Fact]
    public async Task from_a_comment_that_is_not_there_is_refused()
    {
        var thread = await app.ChainAsync(levels: 2);
        var (_, elsewhere) = await app.ImportThreadAsync();
        Assert.Equal(0, (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}?parent={thread.Comments[1]}"))["comments"].GetArrayLength());
        foreach (var parent in (long[])[0, -1, elsewhere, long.MaxValue])
        {
            (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}?parent={parent}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        }
    }

    [Theory]
    [InlineData("old")]
    [InlineData("top")]
    public async Task gets_below_nothing_that_may_not_be_known_of(string sort)
    {
        // 0 with 1, 2 and 3 in a chain below, then 4.
        var thread = await app.PlantAsync([null, 0, 1, 2, null]);
        var url = $"/api/threads/{thread.Number}?sort={sort}&limit=2";
        if (sort == "top")
        {
            var ana = await app.SignUpAsync();
            await ana.PutAsync($"/api/comments/{thread.Comments[0]}/vote", new { vote = "up" });
            await app.ViewsCatchUpAsync();
        }

        var first = await app.Anonymous().GetAsync(url);
        Assert.Equal(thread.Comments[..2], Numbers(first));
        await app.HideExistenceAsync(thread.Comments[0]);

        Assert.Equal([thread.Comments[4]], Numbers(await NextAsync(url, first)));
        Assert.Equal([thread.Comments[4]], Numbers(await app.Anonymous().GetAsync(url)));
        foreach (var parent in thread.Comments[..3])
        {
            (await app.Anonymous().GetAsync($"{url}&parent={parent}")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        }
    }

    [Theory]
    [InlineData("old")]
    [InlineData("hot")]
    public async Task of_ten_thousand_levels_and_as_many_beside_them_takes_moments(string sort)
    {
        var random = new Random(7);
        var thread = await app.PlantAsync(
            [.. Enumerable.Range(0, 20_000).Select(i => i == 0 ? null : i < 10_000 ? i - 1 : random.Next(4) == 0 ? null : (int?)random.Next(i))]);
        var times = new List<double>();
        var seen = new HashSet<long>();
        for (var after = ""; ;)
        {
            var watch = Stopwatch.StartNew();
            var page = (await app.Anonymous().GetAsync($"/api/threads/{thread.Number}?sort={sort}&limit=200{after}")).Expect(HttpStatusCode.OK);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.All(Numbers(page), number => Assert.True(seen.Add(number)));
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Equal(20_000, seen.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{sort}: first page {times[0]:F0} ms, median {times.Order().ElementAt(times.Count / 2):F0} ms, slowest {times.Max():F0} ms of {times.Count}");
    }

    Task<Answer> NextAsync(string url, Answer page) => app.Anonymous().GetAsync($"{url}&after={page["next"].GetString()}");

    static long[] Numbers(Answer page) => [.. page["comments"].EnumerateArray().Select(comment => comment.GetProperty("number").GetInt64())];

    static Task<Answer> VoteAsync(Client person, PlantedThread thread, Random random) => person.PutAsync(
        $"/api/comments/{thread.Comments[random.Next(thread.Comments.Length)]}/vote", new { vote = random.Next(3) == 0 ? "down" : "up" });

    /// <summary>Each comment follows right behind what stands below its parent.</summary>
    static void ExpectDepthFirst(IEnumerable<(long Number, long? Parent)> seen, long? root)
    {
        var path = new Stack<long>();
        foreach (var (number, parent) in seen)
        {
            while (path.Count > 0 && path.Peek() != parent) path.Pop();
            Assert.Equal(parent == root, path.Count == 0);
            path.Push(number);
        }
    }
}
