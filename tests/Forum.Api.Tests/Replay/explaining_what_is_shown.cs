using System.Net;
using System.Text.Json;
using Forum.Api.Tests.Imports.Dumps;

namespace Forum.Api.Tests.Replay;

public class explaining_what_is_shown(AppFixture app)
{
    [Fact]
    public async Task tells_the_events_that_made_a_comment_and_its_counts()
    {
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        var comment = await author.CommentAsync(thread);
        await author.PostAsync($"/api/threads/{thread}/comments", new { parent = comment, body = "So." });
        await author.PutAsync($"/api/comments/{comment}", new { body = "Rather." });
        var voter = await app.SignUpAsync();
        foreach (var vote in new[] { "up", "down", "none" }) await voter.PutAsync($"/api/comments/{comment}/vote", new { vote });
        await author.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" });
        await author.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" });
        await app.CutAsync();

        Assert.Equal(["comment_posted", "comment_edited"], (await Of($"comments/{comment}", "row")).Select(item => item.GetProperty("event").GetString()));
        Assert.Equal(["thread_started"], (await Of($"threads/{thread}", "row")).Select(item => item.GetProperty("event").GetString()));
        Assert.Equal([(1, 1), (-2, -1), (1, 0), (1, 1)], Counts(await Of($"comments/{comment}", "score")));
        Assert.Equal([(1, 1)], Counts(await Of($"threads/{thread}", "score")));
        Assert.Equal([(1, 1)], Counts(await Of($"comments/{comment}", "replyCount")));
        Assert.Equal([(1, 1), (1, 2)], Counts(await Of($"threads/{thread}", "commentCount")));
        Assert.All(await Of($"comments/{comment}", "score"), item => Assert.Equal(JsonValueKind.Null, item.GetProperty("who").ValueKind));

        var page = await app.Anonymous().GetAsync($"/api/comments/{comment}/explain?of=score&limit=3");
        var rest = await app.Anonymous().GetAsync($"/api/comments/{comment}/explain?of=score&after={page["next"].GetString()}");
        Assert.Equal([(1, 1)], Counts([.. rest["items"].EnumerateArray()]));

        async Task<JsonElement[]> Of(string item, string of) =>
            [.. (await app.Anonymous().GetAsync($"/api/{item}/explain?of={of}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
    }

    [Fact]
    public async Task counts_what_somebody_had_elsewhere()
    {
        await app.ImportDumpAsync(
            """
            {"type":"thread","id":1,"title":"Old times","author":"kit","createdAt":1400000000,"score":4}
            {"type":"comment","id":1,"thread":1,"author":"kit","body":"They were.","createdAt":1400000001,"score":2}
            """);
        await app.CutAsync();
        var comment = await app.QueryAsync<long>("select max(number) from views.comment where score = 2");

        var items = (await app.Anonymous().GetAsync($"/api/comments/{comment}/explain?of=score"))["items"];

        Assert.Equal([(2, 2)], Counts([.. items.EnumerateArray()]));
    }

    [Fact]
    public async Task refuses_what_is_not_there_or_no_count_of_it()
    {
        var (thread, comment) = await app.ImportThreadAsync();
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/explain?of=replyCount")).ExpectRefusal(HttpStatusCode.BadRequest, "kind-unknown");
        (await app.Anonymous().GetAsync($"/api/comments/{comment}/explain?of=commentCount")).ExpectRefusal(HttpStatusCode.BadRequest, "kind-unknown");
        (await app.Anonymous().GetAsync("/api/threads/999999999/explain")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await app.Anonymous().GetAsync("/api/comments/999999999/explain")).ExpectRefusal(HttpStatusCode.NotFound, "comment-not-found");
    }

    static (int Change, int Total)[] Counts(JsonElement[] items) =>
        [.. items.Select(item => (item.GetProperty("change").GetInt32(), item.GetProperty("total").GetInt32()))];
}
