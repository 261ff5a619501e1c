using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Shelves;

public class keeping_a_shelf(AppFixture app)
{
    const string Mine = "/api/members/me/saved";

    [Fact]
    public async Task lists_what_was_saved_the_last_first_a_page_at_a_time()
    {
        var thread = await app.WideThreadAsync(comments: 4);
        var ana = await app.SignUpAsync();
        foreach (var comment in thread.Comments)
        {
            Assert.True((await ana.PutAsync($"/api/comments/{comment}/saved")).Expect(HttpStatusCode.OK)["saved"].GetBoolean());
        }

        Assert.True((await ana.PutAsync($"/api/threads/{thread.Number}/saved")).Expect(HttpStatusCode.OK)["saved"].GetBoolean());

        var seen = new List<JsonElement>();
        for (var after = ""; ;)
        {
            var page = (await ana.GetAsync($"{Mine}?limit=2{after}")).Expect(HttpStatusCode.OK);
            seen.AddRange(page["items"].EnumerateArray());
            if (page["next"].ValueKind == JsonValueKind.Null) break;
            after = $"&after={page["next"].GetString()}";
        }

        Assert.Equal(thread.Number, seen[0].GetProperty("thread").GetProperty("number").GetInt64());
        Assert.Equal(
            thread.Comments.Reverse(), seen.Skip(1).Select(item => item.GetProperty("comment").GetProperty("number").GetInt64()));
        Assert.All(seen.Skip(1), item => Assert.Equal(thread.Number, item.GetProperty("comment").GetProperty("thread").GetInt64()));
    }

    [Fact]
    public async Task is_nobody_elses_business()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var (ana, bob) = (await app.SignUpAsync(), await app.SignUpAsync());
        await ana.PutAsync($"/api/comments/{comment}/saved");
        await ana.PutAsync($"/api/threads/{thread}/read", new { upTo = comment });

        Assert.Equal(0, (await bob.GetAsync(Mine))["items"].GetArrayLength());
        Assert.False((await bob.GetAsync($"/api/comments/{comment}"))["saved"].GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await bob.GetAsync($"/api/threads/{thread}"))["unread"].ValueKind);
        (await app.Anonymous().GetAsync(Mine)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task holds_a_thing_once_however_often_and_at_once_it_is_put_there()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ana.PutAsync($"/api/threads/{thread}/saved")));
        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.Equal(1, (await ana.GetAsync(Mine))["items"].GetArrayLength());

        Assert.False((await ana.DeleteAsync($"/api/threads/{thread}/saved")).Expect(HttpStatusCode.OK)["saved"].GetBoolean());
        Assert.Equal(0, (await ana.GetAsync(Mine))["items"].GetArrayLength());
        (await ana.DeleteAsync($"/api/threads/{thread}/saved")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task loses_a_comment_that_is_taken_off()
    {
        var (_, comment) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await ana.PutAsync($"/api/comments/{comment}/saved");
        Assert.False((await ana.DeleteAsync($"/api/comments/{comment}/saved")).Expect(HttpStatusCode.OK)["saved"].GetBoolean());
        Assert.Equal(0, (await ana.GetAsync(Mine))["items"].GetArrayLength());
    }

    [Fact]
    public async Task shows_nothing_that_may_not_be_known_of_any_longer()
    {
        var thread = await app.ChainAsync(levels: 2);
        var ana = await app.SignUpAsync();
        foreach (var comment in thread.Comments) await ana.PutAsync($"/api/comments/{comment}/saved");
        await app.HideExistenceAsync(thread.Comments[0]);

        Assert.Equal(0, (await ana.GetAsync(Mine))["items"].GetArrayLength());
        (await ana.PutAsync($"/api/comments/{thread.Comments[1]}/saved")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    [Theory]
    [InlineData("comments", "comment-not-found")]
    [InlineData("threads", "thread-not-found")]
    public async Task takes_nothing_that_does_not_exist(string kind, string code)
    {
        var ana = await app.SignUpAsync();
        (await ana.PutAsync($"/api/{kind}/0/saved")).ExpectRefusal(HttpStatusCode.NotFound, code);
        (await ana.DeleteAsync($"/api/{kind}/0/saved")).ExpectRefusal(HttpStatusCode.NotFound, code);
        (await app.Anonymous().PutAsync($"/api/{kind}/0/saved")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().DeleteAsync($"/api/{kind}/0/saved")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Theory]
    [InlineData("limit=0", "limit-out-of-range")]
    [InlineData("after=!", "cursor-invalid")]
    public async Task refuses_a_question_that_makes_no_sense(string query, string code) =>
        (await (await app.SignUpAsync()).GetAsync($"{Mine}?{query}")).ExpectRefusal(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task counts_what_others_wrote_since()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var (ana, bob) = (await app.SignUpAsync(), await app.SignUpAsync());
        var comments = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            comments.Add((await bob.PostAsync($"/api/threads/{thread}/comments", new { body = $"{i}" }))["number"].GetInt64());
        }

        Assert.Equal(JsonValueKind.Null, (await ana.GetAsync($"/api/threads/{thread}"))["unread"].ValueKind);

        Assert.Equal(2, await ReadAsync(comments[0]));
        Assert.Equal(0, await ReadAsync(comments[2]));
        Assert.Equal(0, await ReadAsync(comments[1])); // never back

        await bob.PostAsync($"/api/threads/{thread}/comments", new { body = "News" });
        await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "My own" });
        Assert.Equal(1, (await ana.GetAsync($"/api/threads/{thread}"))["unread"].GetInt64());
        var listed = (await ana.GetAsync("/api/threads?limit=200"))["items"].EnumerateArray();
        Assert.Equal(1, listed.Single(item => item.GetProperty("number").GetInt64() == thread).GetProperty("unread").GetInt64());

        async Task<long> ReadAsync(long upTo) =>
            (await ana.PutAsync($"/api/threads/{thread}/read", new { upTo })).Expect(HttpStatusCode.OK)["unread"].GetInt64();
    }

    [Fact]
    public async Task refuses_a_mark_that_is_nowhere_in_the_thread()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        var (_, elsewhere) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        (await ana.PutAsync($"/api/threads/{thread}/read", new { })).ExpectRefusal(HttpStatusCode.BadRequest, "up-to-missing");
        (await ana.PutAsync($"/api/threads/{thread}/read", new { upTo = 0 })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await ana.PutAsync($"/api/threads/{thread}/read", new { upTo = elsewhere })).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
        (await ana.PutAsync("/api/threads/0/read", new { upTo = comment })).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await app.Anonymous().PutAsync($"/api/threads/{thread}/read", new { upTo = comment })).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }
}
