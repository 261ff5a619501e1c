using System.Net;

namespace Forum.Api.Tests.Analytics;

/// <summary>Facts are what everybody may see, and the numbers made of them are theirs.</summary>
public sealed class finding_out_what_happened(AppFixture app) : AloneOnAForum(app)
{
    [Fact]
    public async Task tells_of_a_talk_who_answered_whom_when_and_how_often()
    {
        var (ana, ben) = (await forum.SignUpAsync(), await forum.SignUpAsync());
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        var first = await ben.CommentAsync(thread);
        var second = (await ana.PostAsync($"/api/threads/{thread}/comments", new { parent = first, body = "Really?" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        await ana.CommentAsync(thread, "To myself");
        (await ana.PutAsync($"/api/comments/{second}", new { body = "Is it?" })).Expect(HttpStatusCode.OK);
        (await ben.PutAsync($"/api/comments/{second}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        (await ben.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        (await ben.PutAsync($"/api/threads/{thread}/vote", new { vote = "none" })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();

        Assert.Equal(["(1,3,2,1,1)"], await forum.RowsAsync("select threads, comments, authors, edits, votes from analytics.daily_activity"));
        Assert.Equal(["(1,t,t)"], await forum.RowsAsync("select replies, first_reply_at > started_at, minutes_to_first_reply between 0 and 5 from analytics.reply_latency"));
        Assert.Equal(["(1,1)", "(1,1)"], await forum.RowsAsync(
            "select e.replies, back.replies from analytics.reply_edge e join analytics.reply_edge back on back.from_member_key = e.to_member_key and back.to_member_key = e.from_member_key"));
        Assert.Equal([$"(comment,{thread},{second},1)"], await forum.RowsAsync("select item_kind, thread_number, comment_number, value from analytics.vote"));
        Assert.Equal([$"(comment,{thread},{second},2)"], await forum.RowsAsync("select item_kind, thread_number, comment_number, revision from analytics.edit"));
        Assert.Equal([$"({first},,0)", $"({second},{first},1)"], await forum.RowsAsync(
            $"select comment_number, parent_comment_number, depth from analytics.comment where comment_number in ({first}, {second})"));
        Assert.Equal(["(0,2,2,1)"], await forum.RowsAsync("select months_since, members, active_members, retention from analytics.retention_cohort"));
        Assert.Equal(
            await forum.QueryAsync<long>("select max(seq_id) from forum.mt_events"), await forum.QueryAsync<long>("select cut from analytics.standing"));
    }

    [Fact]
    public async Task tells_of_moderation_and_reports_what_was_undone_and_how_long_it_took()
    {
        var (mia, ben) = (await forum.SignUpAsync(), await forum.SignUpAsync());
        var community = await mia.FoundCommunityAsync();
        var thread = await mia.StartThreadAsync(community);
        var comment = await ben.CommentAsync(thread);
        var report = (await mia.PostAsync($"/api/comments/{comment}/reports", new { reason = "Rude." })).Expect(HttpStatusCode.Created)["number"];
        var removal = (await mia.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." }))["number"].GetInt64();
        (await mia.PostAsync($"/api/reports/{report}/resolution", new { outcome = "acted", @case = removal })).Expect(HttpStatusCode.OK);
        await mia.OpenCaseAsync(new { kind = "ban", community, member = (await forum.Anonymous().GetAsync($"/api/comments/{await ben.CommentAsync(thread)}"))["author"].GetProperty("number"), reason = "Rude." });
        (await mia.PostAsync($"/api/cases/{removal}/undo", new { reason = "Not so rude." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();

        Assert.Equal(["(2,1,1,1,0.5,0.5,1,1,1,t,t)"], await forum.RowsAsync(
            """
            select cases, removals, bans, undone_cases, undo_rate, ban_rate, reports_filed, reports_resolved, reports_acted,
                median_minutes_to_resolution between 0 and 5, median_minutes_to_undo between 0 and 5 from analytics.moderation_summary
            """));
        Assert.Equal(["(comment,moderator,t,f,f,t,t)"], await forum.RowsAsync(
            "select item_kind, layer, hides_text, hides_author, hides_existence, is_undone, ended_at is not null from analytics.suppression"));
        Assert.Equal([$"(comment,acted,{removal},t)"], await forum.RowsAsync("select item_kind, outcome, case_number, private_key is not null from analytics.report"));
        Assert.Equal(["(ban,t,t)", "(remove,t,f)"], await forum.RowsAsync(
            "select kind, actor_key is not null, member_key is not null from analytics.moderation_case"));
    }

    [Fact]
    public async Task what_is_hidden_goes_with_its_votes_and_edits_and_comes_back_when_a_case_is_undone()
    {
        var mia = await forum.SignUpAsync();
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        var comment = await mia.CommentAsync(thread);
        (await mia.PutAsync($"/api/comments/{comment}", new { body = "Otherwise" })).Expect(HttpStatusCode.OK);
        (await (await forum.SignUpAsync()).PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        string[] facts = ["thread", "comment", "edit", "vote"];
        var before = await forum.AllAsync();
        Assert.All(facts, fact => Assert.Single(before[fact]));

        var removal = (await mia.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." }))["number"].GetInt64();
        await forum.ViewsCatchUpAsync();
        foreach (var fact in facts[1..]) Assert.Equal(0, await forum.CountAsync(fact));
        Assert.Equal(1, await forum.CountAsync("suppression"));

        (await mia.PostAsync($"/api/cases/{removal}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        var after = await forum.AllAsync();
        Assert.All(facts, fact => Assert.Equal(before[fact], after[fact]));
        Assert.Equal(1, await forum.CountAsync("suppression"));

        (await mia.DeleteAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        Assert.Equal(0, await forum.CountAsync("thread"));
    }

    [Fact]
    public async Task what_is_below_something_of_hidden_existence_goes_as_well()
    {
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        var top = await ana.CommentAsync(thread);
        var middle = (await ana.PostAsync($"/api/threads/{thread}/comments", new { parent = top, body = "Yes" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { parent = middle, body = "Indeed" })).Expect(HttpStatusCode.Created);
        var beside = await ana.CommentAsync(thread);

        await forum.HideExistenceAsync(top);
        await forum.ViewsCatchUpAsync();

        Assert.Equal([$"({beside})"], await forum.RowsAsync("select comment_number from analytics.comment"));
    }

    [Fact]
    public async Task imported_things_are_told_apart_and_their_times_are_ranges()
    {
        await forum.ImportThreadAsync();
        await forum.ViewsCatchUpAsync();

        Assert.Equal(["(t,t,t)"], await forum.RowsAsync("select is_imported, written_from < written_to, is_parent_known from analytics.comment"));
        Assert.Equal(["(0,0,0,1,1)"], await forum.RowsAsync("select threads, comments, authors, imported_threads, imported_comments from analytics.daily_activity"));
        Assert.Equal(0, await forum.CountAsync("reply_latency"));
    }
}
