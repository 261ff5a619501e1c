using System.Net;

namespace Forum.Api.Tests.Live;

public class watching_together(AppFixture app)
{
    [Fact]
    public async Task tells_all_strangers_the_same_and_a_member_what_is_theirs()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var readers = new List<LiveReader>();
        for (var i = 0; i < 8; i++) readers.Add(await FollowAsync(app.Anonymous(), thread));
        await using var herself = await FollowAsync(ana, thread);
        foreach (var reader in readers.Append(herself)) await reader.ExpectAsync("hello");

        var comment = await PostAsync(ana, thread, "Wonderfull");
        (await ana.PutAsync($"/api/comments/{comment}/vote", new { vote = "up" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/api/comments/{comment}", new { body = "Wonderful" })).Expect(HttpStatusCode.OK);

        var told = new List<string>();
        foreach (var reader in readers)
        {
            await reader.ExpectAsync("comment-posted");
            told.Add((await reader.ExpectAsync("comment-edited")).ToString());
        }

        Assert.Single(told.Distinct());
        Assert.Contains("\"myVote\":null", told[0], StringComparison.Ordinal);
        await herself.ExpectAsync("comment-posted");
        Assert.Equal("up", (await herself.ExpectAsync("comment-edited")).Data.GetProperty("comment").GetProperty("myVote").GetString());
        foreach (var reader in readers) await reader.DisposeAsync();
    }

    [Fact]
    public async Task tells_moderators_and_authors_of_what_is_hidden_and_strangers_only_to_read_anew()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await using var stranger = await FollowAsync(app.Anonymous(), thread);
        await using var member = await FollowAsync(await app.SignUpAsync(), thread);
        await using var moderator = await FollowAsync(administrator, thread);
        foreach (var reader in (LiveReader[])[stranger, member, moderator]) await reader.ExpectAsync("hello");

        var secret = await PostAsync(ana, thread, "My neighbour lives at number seven");
        foreach (var reader in (LiveReader[])[stranger, member, moderator]) await reader.ExpectAsync("comment-posted");
        await administrator.OpenCaseAsync(
            new { kind = "remove", scope = "subtree", comment = secret, hides = new[] { "text", "existence" }, reason = "Names somebody." });

        await stranger.ExpectAsync("refresh");
        await member.ExpectAsync("refresh");
        Assert.Equal(
            "My neighbour lives at number seven",
            (await moderator.ExpectAsync("comment-hidden")).Data.GetProperty("comment").GetProperty("body").GetString());
    }

    [Fact]
    public async Task shows_everybody_by_the_name_that_they_have_now()
    {
        var (thread, _) = await app.ImportThreadAsync();
        var ana = await app.SignUpAsync();
        await using var reader = await FollowAsync(app.Anonymous(), thread);
        await reader.ExpectAsync("hello");
        await PostAsync(ana, thread, "Before");
        await reader.ExpectAsync("comment-posted");

        var handle = Scenarios.FreshHandle("new");
        (await ana.PutAsync("/api/members/me/handle", new { handle })).Expect(HttpStatusCode.OK);
        await PostAsync(ana, thread, "After");
        Assert.Equal(
            handle,
            (await reader.ExpectAsync("comment-posted")).Data.GetProperty("comment").GetProperty("author").GetProperty("handle").GetString());
    }

    static Task<LiveReader> FollowAsync(Client client, long thread) => LiveReader.OpenAsync(client, $"/api/threads/{thread}/live");

    static async Task<long> PostAsync(Client client, long thread, string body) =>
        (await client.PostAsync($"/api/threads/{thread}/comments", new { body })).Expect(HttpStatusCode.Created)["number"].GetInt64();
}
