using System.Net;
using Forum.Domain;
using Forum.Domain.Threads;

namespace Forum.Api.Tests.Comments;

public class posting_a_comment(AppFixture app)
{
    [Fact]
    public async Task answers_with_the_comment_as_its_thread_shows_it()
    {
        var (thread, parent) = await app.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle, new { sets = new[] { "she/her" } });

        var posted = (await ana.PostAsync($"/api/threads/{thread}/comments", new { parent, body = "Were you *there*?" })).Expect(HttpStatusCode.Created);
        Assert.Equal(parent, posted["parent"].GetInt64());
        Assert.True(posted["parentKnown"].GetBoolean());
        Assert.Equal(1, posted["depth"].GetInt32());
        Assert.Equal(handle, posted["author"].GetProperty("handle").GetString());
        Assert.Equal("she/her", posted["author"].GetProperty("pronouns").GetProperty("sets")[0].GetString());
        Assert.Equal("<p>Were you <em>there</em>?</p>\n", posted["html"].GetString());

        await app.ViewsCatchUpAsync();
        var shown = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][1];
        Assert.Equal(posted.Json.ToString(), shown.ToString());
        Assert.Equal(posted.Json.ToString(), (await app.Anonymous().GetAsync(posted.Location!.ToString())).Json.ToString());
    }

    [Fact]
    public async Task twice_under_one_id_is_one_comment()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var form = new { id = Guid.CreateVersion7(), body = "First!" };

        var first = (await ana.PostAsync($"/api/threads/{thread}/comments", form)).Expect(HttpStatusCode.Created);
        var second = (await ana.PostAsync($"/api/threads/{thread}/comments", form)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Json.ToString(), second.Json.ToString());
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await EventsOf(form.id));
    }

    [Fact]
    public async Task sixteen_times_at_once_under_one_id_is_one_comment_for_everybody()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var form = new { id = Guid.CreateVersion7(), body = "First!" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ana.PostAsync($"/api/threads/{thread}/comments", form)));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(answer => answer["number"].GetInt64()).Distinct());
        Assert.Equal(1, await EventsOf(form.id));
    }

    [Fact]
    public async Task by_sixteen_members_at_once_is_accepted_from_each()
    {
        var (thread, parent) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => ana.PostAsync($"/api/threads/{thread}/comments", new { parent, body = $"{i}" })));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        await app.ViewsCatchUpAsync();
        var shown = await app.Anonymous().GetAsync($"/api/threads/{thread}");
        Assert.Equal(17, shown["commentCount"].GetInt64());
        Assert.Equal(16, shown["comments"][0].GetProperty("replyCount").GetInt64());
    }

    [Fact]
    public async Task under_the_id_of_somebody_elses_comment_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var form = new { id = Guid.CreateVersion7(), body = "First!" };
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", form)).Expect(HttpStatusCode.Created);

        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", form)).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
    }

    [Fact]
    public async Task under_the_id_of_something_else_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var id = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["id"].GetGuid();
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { id, body = "Hi" })).ExpectRefusal(HttpStatusCode.Conflict, "id-taken");
    }

    [Fact]
    public async Task without_a_token_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        (await app.Anonymous().PostAsync($"/api/threads/{thread}/comments", new { body = "Hi" })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await new Client(app.NewHttpClient(), "forged").PostAsync($"/api/threads/{thread}/comments", new { body = "Hi" }))
            .ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task in_a_thread_that_does_not_exist_is_refused() =>
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{long.MaxValue}/comments", new { body = "Hi" }))
            .ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");

    [Fact]
    public async Task in_answer_to_nothing_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { parent = 0, body = "Hi" }))
            .ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    [Fact]
    public async Task in_answer_to_a_comment_of_another_thread_is_refused()
    {
        var (here, _) = await app.ImportThreadAsync();
        var (_, elsewhere) = await app.ImportThreadAsync();
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{here}/comments", new { parent = elsewhere, body = "Hi" }))
            .ExpectRefusal(HttpStatusCode.Conflict, "parent-elsewhere");
    }

    [Fact]
    public async Task in_answer_to_a_hidden_comment_is_refused()
    {
        var imported = await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• bob\n  a year ago\n\n  deleted by creator");
        var thread = imported.GetProperty("thread").GetInt64();
        var hidden = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { parent = hidden, body = "Why?" }))
            .ExpectRefusal(HttpStatusCode.Conflict, "parent-hidden");
    }

    [Fact]
    public async Task on_a_locked_thread_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var id = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["id"].GetGuid();
        await app.AppendAsync(id, new ThreadMarked(
            new ThreadId(id), new ThreadMark(new ImpositionId(Guid.CreateVersion7()), ThreadMarkKind.Locked, "heated", null, null)));

        Assert.True((await app.Anonymous().GetAsync($"/api/threads/{thread}"))["locked"].GetBoolean());
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", new { body = "Too late" }))
            .ExpectRefusal(HttpStatusCode.Conflict, "thread-locked");
    }

    [Theory]
    [InlineData("""{ "body": "" }""", "body-empty")]
    [InlineData("""{ "body": " \n" }""", "body-empty")]
    [InlineData("""{ "body": null }""", "body-empty")]
    [InlineData("""{ }""", "body-empty")]
    [InlineData("null", "body-empty")]
    [InlineData("""{ "body": "\u0000" }""", "body-character")]
    [InlineData("""{ "body": "Hi", "id": "00000000-0000-0000-0000-000000000000" }""", "id-empty")]
    [InlineData("""{ "body": "Hi", "id": 7 }""", "request-malformed")]
    [InlineData("""{ "body": "Hi", "parent": "x" }""", "request-malformed")]
    [InlineData("""{ "body": "\ud800" }""", "request-malformed")]
    [InlineData("""{ "body": """, "request-malformed")]
    [InlineData("", "body-empty")]
    public async Task that_makes_no_sense_is_refused(string body, string code)
    {
        var (thread, _) = await app.ImportThreadAsync();
        (await (await app.SignUpAsync()).PostAsync($"/api/threads/{thread}/comments", body, "application/json")).ExpectRefusal(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task of_more_than_ten_thousand_characters_is_refused()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = new string('a', 10_000) })).Expect(HttpStatusCode.Created);
        (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = new string('a', 10_001) })).ExpectRefusal(HttpStatusCode.BadRequest, "body-too-long");
    }

    Task<long> EventsOf(Guid stream) => app.QueryAsync<long>("select count(*) from forum.mt_events where stream_id = $1", stream);
}
