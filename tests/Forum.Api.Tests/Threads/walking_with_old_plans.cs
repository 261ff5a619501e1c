using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Threads;

/// <summary>A connection plans a statement once, and the database plans it anew only when its statistics change, minutes after a table has grown.</summary>
public class walking_with_old_plans(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    [InlineData("hot")]
    public async Task made_when_there_was_next_to_nothing_takes_moments(string sort)
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        // One connection to plan on, and nobody who looks at the tables meanwhile.
        await using var forum = await RunningForum.StartAsync($"{database.ConnectionString};Command Timeout=10");
        foreach (var table in (string[])["forum.comment_rank", "views.comment", "views.tally", "views.reply_count"])
        {
            await forum.QueryAsync<object?>($"do $$ begin alter table {table} set (autovacuum_enabled = false); end $$");
        }

        await forum.SignUpAsync();
        var small = await forum.ChainAsync(levels: 10);
        Assert.Equal(10, await WalkAsync(forum, $"/api/threads/{small.Number}?sort={sort}&limit=2"));
        await forum.QueryAsync<object?>("do $$ begin analyze; end $$");
        for (var i = 0; i < 20; i++) Assert.Equal(10, await WalkAsync(forum, $"/api/threads/{small.Number}?sort={sort}&limit=2"));

        var large = await forum.PlantAsync([.. Enumerable.Range(0, 20_000).Select(i => i == 0 ? null : i < 10_000 ? i - 1 : (int?)null)]);
        Assert.Equal(20_000, await WalkAsync(forum, $"/api/threads/{large.Number}?sort={sort}&limit=200"));
    }

    static async Task<int> WalkAsync(RunningForum forum, string url)
    {
        var seen = 0;
        for (var after = ""; ;)
        {
            var page = (await forum.Anonymous().GetAsync(url + after)).Expect(HttpStatusCode.OK);
            seen += page["comments"].GetArrayLength();
            if (page["next"].ValueKind == JsonValueKind.Null) return seen;
            after = $"&after={page["next"].GetString()}";
        }
    }
}
