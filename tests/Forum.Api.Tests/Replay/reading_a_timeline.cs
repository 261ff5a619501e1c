using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Replay;

public class reading_a_timeline(AppFixture app)
{
    [Fact]
    public async Task tells_who_did_what_and_in_which_case()
    {
        var (moderatorHandle, handle) = (Scenarios.FreshHandle("mod"), Scenarios.FreshHandle());
        var (moderator, author) = (await app.SignUpAsync(moderatorHandle), await app.SignUpAsync(handle));
        var thread = await author.StartThreadAsync(await moderator.FoundCommunityAsync());
        var comment = await author.CommentAsync(thread);
        await author.PutAsync($"/api/comments/{comment}", new { body = "Rather." });
        var removal = (await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Rude." }))["number"].GetInt64();
        await moderator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        await moderator.PostAsync($"/api/cases/{removal}/undo", new { reason = "A mistake." });
        var cut = await app.CutAsync();

        var timeline = (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline")).Expect(HttpStatusCode.OK);

        var items = timeline["items"].EnumerateArray().ToList();
        Assert.Equal(["started", "posted", "edited", "hidden", "locked", "undone"], items.Select(item => Text(item, "kind")));
        Assert.Equal([handle, handle, handle, moderatorHandle, moderatorHandle, moderatorHandle], items.Select(item => Text(item.GetProperty("who"), "handle")));
        Assert.Equal([null, null, null, "Rude.", "Heated.", "A mistake."], items.Select(item => Text(item, "reason")));
        Assert.Equal((removal, removal), (items[3].GetProperty("case").GetInt64(), items[5].GetProperty("case").GetInt64()));
        Assert.Equal(6, timeline["total"].GetInt32());
        Assert.True(timeline["cut"].GetProperty("position").GetInt64() >= cut);
        var moments = (await app.Anonymous().GetAsync($"/api/threads/{thread}/moments")).Expect(HttpStatusCode.OK);
        Assert.Equal(items.Select(item => item.GetProperty("cut").GetInt64()), moments["moments"].EnumerateArray().Select(item => item.GetProperty("cut").GetInt64()));

        // Each entry's cut is the first at which it had happened.
        var before = await moderator.GetAsync($"/api/comments/{comment}?cut={items[3].GetProperty("cut").GetInt64() - 1}");
        var after = await moderator.GetAsync($"/api/comments/{comment}?cut={items[3].GetProperty("cut").GetInt64()}");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Object), (before["hidden"].ValueKind, after["hidden"].ValueKind));

        async Task<string?[]> Of(string query) =>
            [.. (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline?{query}"))["items"].EnumerateArray().Select(item => Text(item, "kind"))];
        Assert.Equal(["hidden"], await Of("kind=hidden"));
        Assert.Equal(["posted", "edited", "hidden", "undone"], await Of($"comment={comment}"));
        Assert.Equal(["hidden", "locked", "undone"], await Of($"member={await app.MemberNumberAsync(moderatorHandle)}"));
        Assert.Equal(["started", "posted", "edited"], await Of($"member={await app.MemberNumberAsync(handle)}"));
        Assert.Equal(["started", "posted"], await Of($"cut={items[1].GetProperty("cut").GetInt64()}"));
        var page = await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline?limit=4");
        Assert.Equal(["locked", "undone"], await Of($"limit=4&after={page["next"].GetString()}"));
    }

    [Fact]
    public async Task tells_nothing_of_what_one_may_not_know_of_nor_of_a_hidden_author()
    {
        var (moderator, handle) = (await app.SignUpAsync(), Scenarios.FreshHandle());
        var author = await app.SignUpAsync(handle);
        var (community, number) = (await moderator.FoundCommunityAsync(), await app.MemberNumberAsync(handle));
        var thread = await (await app.SignUpAsync()).StartThreadAsync(community);
        var (unseen, unsigned) = (await author.CommentAsync(thread), await author.CommentAsync(thread));
        await moderator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = unseen, hides = new[] { "existence", "text" }, reason = "Secret." });
        await moderator.OpenCaseAsync(new { kind = "remove", comment = unsigned, hides = new[] { "author" }, reason = "Named." });
        await moderator.OpenCaseAsync(new { kind = "remove", scope = "member", community, member = number, reason = "Spam." });
        await app.CutAsync();

        var items = (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline"))["items"].EnumerateArray().ToList();

        Assert.DoesNotContain(items, item => item.GetProperty("comment") is { ValueKind: JsonValueKind.Number } comment && comment.GetInt64() == unseen);
        Assert.DoesNotContain(items, item => item.ToString().Contains(handle, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["Named.", null], items.Where(item => Text(item, "kind") == "hidden").Select(item => Text(item, "reason")));
        Assert.Equal(0, (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline?member={number}"))["total"].GetInt32());
        Assert.Equal(2, (await moderator.GetAsync($"/api/threads/{thread}/timeline?member={number}"))["total"].GetInt32());
    }

    [Fact]
    public async Task refuses_what_makes_no_sense()
    {
        var (thread, _) = await app.ImportThreadAsync();
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline?kind=voted")).ExpectRefusal(HttpStatusCode.BadRequest, "kind-unknown");
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/timeline?limit=0")).ExpectRefusal(HttpStatusCode.BadRequest, "limit-out-of-range");
        (await app.Anonymous().GetAsync("/api/threads/999999999/timeline")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await app.Anonymous().GetAsync("/api/threads/999999999/moments")).ExpectRefusal(HttpStatusCode.NotFound, "thread-not-found");
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/moments?cut=x")).ExpectRefusal(HttpStatusCode.BadRequest, "cut-invalid");
    }

    static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
