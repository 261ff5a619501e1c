using System.Net;
using System.Text.Json;
using Forum.Domain;
using Forum.Domain.Communities;

namespace Forum.Api.Tests.Votes;

public class voting_on_something(AppFixture app)
{
    [Theory]
    [InlineData("comments")]
    [InlineData("threads")]
    public async Task shows_to_the_voter_at_once_and_counts_for_everybody_soon(string kind)
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var url = $"/api/{kind}/{(kind == "threads" ? thread : comment)}";
        var (ana, bob) = (await app.SignUpAsync(), await app.SignUpAsync());

        Assert.Equal("up", (await ana.PutAsync($"{url}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK)["myVote"].GetString());
        Assert.Equal("up", (await ana.GetAsync(url))["myVote"].GetString());
        await ExpectAsync(url, score: 1, up: 1, down: 0);

        await bob.PutAsync($"{url}/vote", new { vote = "down" });
        await ExpectAsync(url, score: 0, up: 1, down: 1);

        await ana.PutAsync($"{url}/vote", new { vote = "down" });
        await ExpectAsync(url, score: -2, up: 0, down: 2);

        var taken = (await ana.PutAsync($"{url}/vote", new { vote = "none" })).Expect(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, taken["myVote"].ValueKind);
        await ExpectAsync(url, score: -1, up: 0, down: 1);
        Assert.Equal("down", (await bob.GetAsync(url))["myVote"].GetString());
        Assert.Equal(JsonValueKind.Null, (await app.Anonymous().GetAsync(url))["myVote"].ValueKind);
    }

    [Fact]
    public async Task adds_to_the_votes_that_an_imported_page_showed()
    {
        var imported = await app.ImportAsync($"Something {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  3·\n  2 years ago\n\n  So it did.");
        var comment = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}"))["comments"][0];
        Assert.Equal(3, comment.GetProperty("score").GetInt64());

        var ana = await app.SignUpAsync();
        await ana.PutAsync($"/api/comments/{comment.GetProperty("number")}/vote", new { vote = "up" });
        await ExpectAsync($"/api/comments/{comment.GetProperty("number")}", score: 4, up: 1, down: 0);
    }

    [Fact]
    public async Task twice_is_recorded_once()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var (ana, member) = await SignUpAsync();
        await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" });
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await VotesRecordedAsync(member));
    }

    [Fact]
    public async Task in_a_locked_thread_is_taken()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        (await (await app.SignUpAsync()).PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task that_was_taken_away_is_refused()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var (ana, administrator) = (await app.SignUpAsync(), await app.SignUpAdministratorAsync());

        await administrator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).ExpectRefusal(HttpStatusCode.Conflict, "comment-hidden");
        await administrator.OpenCaseAsync(new { kind = "remove", thread, reason = "Spam." });
        (await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).ExpectRefusal(HttpStatusCode.Conflict, "thread-hidden");
        await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, hides = new[] { "text", "existence" }, reason = "Spam." });
        (await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    [Fact]
    public async Task by_somebody_who_is_banned_is_refused()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "ban", member = await app.MemberNumberAsync(handle), reason = "Spam." });
        var ana = await app.SignInAsync(handle); // a ban ends the sessions that there were
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
    }

    [Fact]
    public async Task down_is_refused_where_a_community_has_no_downvotes()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var community = await app.QueryAsync<Guid>("select community_id from views.comment where number = $1", comment);
        await app.AppendAsync(
            community, new CommunityEdited(new CommunityId(community), CommunitySettings.Default with { Downvotes = false }, Actor: null));

        var ana = await app.SignUpAsync();
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "down" })).ExpectRefusal(HttpStatusCode.Conflict, "downvotes-off");
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("comments/0")]
    [InlineData("threads/0")]
    public async Task that_does_not_exist_is_refused(string item) =>
        (await (await app.SignUpAsync()).PutAsync($"/api/{item}/vote", new { vote = "up" }))
            .ExpectRefusal(HttpStatusCode.NotFound, item[0] == 't' ? "thread-not-found" : "comment-not-found");

    [Fact]
    public async Task without_a_vote_or_with_another_is_refused()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        foreach (var url in (string[])[$"/api/comments/{comment}/vote", $"/api/threads/{thread}/vote"])
        {
            (await ana.PutAsync(url, new { })).ExpectRefusal(HttpStatusCode.BadRequest, "vote-missing");
            (await ana.PutAsync(url, new { vote = "sideways" })).ExpectRefusal(HttpStatusCode.BadRequest, "request-malformed");
            (await app.Anonymous().PutAsync(url, new { vote = "up" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        }
    }

    [Fact]
    public async Task on_fifty_things_at_once_counts_each()
    {
        var thread = await app.WideThreadAsync(comments: 50);
        var (ana, member) = await SignUpAsync();

        var answers = await Task.WhenAll(thread.Comments.Select(comment => ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.Equal(50, await VotesRecordedAsync(member));
        await app.ViewsCatchUpAsync();
        Assert.Equal(50, await app.QueryAsync<long>(
            "select sum(up) filter (where down = 0)::bigint from views.tally join views.comment on comment.id = item_id where comment.number = any($1)",
            thread.Comments));
    }

    [Fact]
    public async Task fifty_times_at_once_leaves_one_vote()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var (ana, member) = await SignUpAsync();
        string[] choices = ["up", "down", "none"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ana.PutAsync($"/api/comments/{comment}/vote", new { vote = choices[i % 3] })));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        var last = await app.QueryAsync<string>(
            "select data ->> 'vote' from forum.mt_events where stream_id = $1 order by version desc limit 1", BallotId.Of(member).Value);
        var shown = (await ana.GetAsync($"/api/comments/{comment}"))["myVote"];
        Assert.Equal(last == "None" ? null : last.ToLowerInvariant(), shown.GetString());
        await ExpectAsync($"/api/comments/{comment}", last == "Up" ? 1 : last == "Down" ? -1 : 0, last == "Up" ? 1 : 0, last == "Down" ? 1 : 0);
    }

    async Task ExpectAsync(string url, long score, long up, long down)
    {
        await app.ViewsCatchUpAsync();
        var shown = await app.Anonymous().GetAsync(url);
        Assert.Equal((score, up, down), (shown["score"].GetInt64(), shown["upvotes"].GetInt64(), shown["downvotes"].GetInt64()));
    }

    async Task<(Client Client, MemberId Id)> SignUpAsync()
    {
        var handle = Scenarios.FreshHandle();
        var client = await app.SignUpAsync(handle);
        return (client, new MemberId((await client.GetAsync($"/api/members/{handle}"))["id"].GetGuid()));
    }

    Task<long> VotesRecordedAsync(MemberId member) =>
        app.QueryAsync<long>("select count(*) from forum.mt_events where stream_id = $1", BallotId.Of(member).Value);
}
