using System.Net;
using Forum.Api.CommandLine;
using Forum.Api.Tests.CommandLine;
using Forum.Api.Tests.Views;

namespace Forum.Api.Tests.Analytics;

/// <summary>The same query gives the same number next year.</summary>
public sealed class querying_a_cut(AppFixture app) : AloneOnAForum(app)
{
    [Fact]
    public async Task equals_what_was_there_and_stays_so_whatever_is_written()
    {
        await rebuilding_the_views.LiveALittleAsync(forum);
        await forum.ViewsCatchUpAsync();
        var live = await forum.AllAsync();
        var cut = await forum.QueryAsync<long>("select cut from analytics.standing");

        await MakeAsync(cut);
        var made = await forum.AllAsync($"analytics_at_{cut}");
        live.Remove("pronoun_set");
        Assert.Equal(live.Keys.Order(), made.Keys.Order());
        Assert.All(made, relation => Assert.True(
            live[relation.Key].SequenceEqual(relation.Value), $"{relation.Key}: {ViewRows.Difference(live[relation.Key], relation.Value)}"));

        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync("nights");
        var comment = await ana.CommentAsync(thread);
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Otherwise" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/api/communities/nights/follow")).Expect(HttpStatusCode.NoContent);
        (await (await forum.SignUpAsync()).PostAsync($"/api/comments/{comment}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created);
        await forum.ViewsCatchUpAsync();
        Assert.NotEqual(live["thread"], (await forum.AllAsync())["thread"]);
        Assert.Equal(made, await forum.AllAsync($"analytics_at_{cut}"));
        await MakeAsync(cut);
        Assert.Equal(made, await forum.AllAsync($"analytics_at_{cut}"));
        var rebuilt = await ForumProgram.RunAsync(null, database.ConnectionString, "projections", "rebuild", "analytics");
        Assert.True(rebuilt.ExitCode == ExitCode.Done, rebuilt.Errors);
        Assert.Equal(made, await forum.AllAsync($"analytics_at_{cut}"));

        Assert.Empty(await forum.RowsAsync(
            $"""
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
            where c.relnamespace = 'analytics_at_{cut}'::regnamespace
                and (coalesce(obj_description(c.oid, 'pg_class'), '') !~ 'As of cut {cut}' or coalesce(col_description(c.oid, a.attnum), '') = '')
            """));
        var dropped = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "drop", "--cut", $"{cut}");
        Assert.Equal("Done.", dropped.Output.Trim());
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from pg_namespace where nspname ~ '_at_[0-9]+$|^views_'"));
        Assert.NotEmpty((await forum.AllAsync())["thread"]);
    }

    [Fact]
    public async Task has_the_past_without_what_is_hidden_by_now()
    {
        var mia = await forum.SignUpAsync();
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        var (first, second) = (await mia.CommentAsync(thread), await mia.CommentAsync(thread));
        await forum.ViewsCatchUpAsync();
        var cut = await forum.QueryAsync<long>("select cut from analytics.standing");
        var earlier = await forum.QueryAsync<long>("select max(seq_id) from forum.mt_events where type = 'thread_started'");
        foreach (var at in (long[])[cut, earlier]) await MakeAsync(at);
        Assert.Equal(2, await forum.CountAsync("comment"));
        Assert.Equal(0, await CountAtAsync(earlier, "comment"));
        Assert.Equal(1, await CountAtAsync(earlier, "thread"));
        Assert.Equal(earlier, await forum.QueryAsync<long>($"select cut from analytics_at_{earlier}.standing"));

        var removal = (await mia.OpenCaseAsync(new { kind = "remove", comment = first, reason = "Spam." }))["number"].GetInt64();
        await forum.ViewsCatchUpAsync();
        Assert.Equal(1, await CountAtAsync(cut, "comment"));
        Assert.Equal(0, await CountAtAsync(cut, "suppression"));
        (await mia.PostAsync($"/api/cases/{removal}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(2, await CountAtAsync(cut, "comment"));

        await forum.HideExistenceAsync(second);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(1, await CountAtAsync(cut, "comment"));
    }

    [Fact]
    public async Task that_lies_ahead_or_is_none_is_refused()
    {
        var ahead = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", "1000000");
        Assert.Equal(ExitCode.BadInput, ahead.ExitCode);
        Assert.Contains("The newest cut is", ahead.Errors);
        var none = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", "0");
        Assert.Equal(ExitCode.BadInput, none.ExitCode);
        Assert.Contains("A cut is 1 or more.", none.Errors);
    }

    Task<long> CountAtAsync(long cut, string of) => forum.QueryAsync<long>($"select count(*) from analytics_at_{cut}.{of}");

    async Task MakeAsync(long cut)
    {
        var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", $"{cut}", "--json");
        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Output + outcome.Errors);
        Assert.Contains($"\"schema\":\"analytics_at_{cut}\"", outcome.Output);
    }
}
