using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Replay;

public class comparing_two_cuts(AppFixture app)
{
    [Fact]
    public async Task tells_what_appeared_changed_vanished_and_came_back_and_why()
    {
        var moderator = await app.SignUpAsync();
        var author = await app.SignUpAsync();
        var thread = await author.StartThreadAsync(await moderator.FoundCommunityAsync(history: "everybody"), "Is it back?");
        var (edited, removed, quiet) = (await author.CommentAsync(thread, "It was red."), await author.CommentAsync(thread), await author.CommentAsync(thread));
        var start = await app.CutAsync();
        await author.PutAsync($"/api/comments/{edited}", new { body = "It was blue." });
        await author.PutAsync($"/api/threads/{thread}", new { title = "Is it here?", body = "I wonder." });
        await moderator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        var removal = (await moderator.OpenCaseAsync(new { kind = "remove", comment = removed, reason = "Rude." }))["number"].GetInt64();
        await moderator.OpenCaseAsync(new { kind = "unlock", thread, reason = "Cooled." });
        var added = await author.CommentAsync(thread, "New.");
        var middle = await app.CutAsync();
        await moderator.PostAsync($"/api/cases/{removal}/undo", new { reason = "A mistake." });
        var end = await app.CutAsync();

        var first = (await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?from={start}&to={middle}")).Expect(HttpStatusCode.OK);
        var items = first["items"].EnumerateArray().ToDictionary(item => item.GetProperty("comment").GetInt64());
        Assert.Equal([edited, removed, added], items.Keys);
        Assert.Equal("changed:It was [-red-][+blue+].", Of(items[edited]));
        Assert.Equal("appeared:[+New.+]", Of(items[added]));
        Assert.Equal("vanished:", Of(items[removed])[..9]);
        Assert.Equal((removal, "Rude."), Why(items[removed]));
        Assert.Equal(["changed"], Words(first["thread"].GetProperty("changes")));
        Assert.Equal("Is it [-back-][+here+]?", Diff(first["thread"].GetProperty("titleDiff")));
        Assert.Equal(JsonValueKind.Null, first["thread"].GetProperty("locked").ValueKind);

        var second = await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?from={middle}");
        Assert.True(second["to"].GetProperty("position").GetInt64() >= end);
        Assert.Equal(JsonValueKind.Null, second["thread"].ValueKind);
        var back = Assert.Single(second["items"].EnumerateArray());
        Assert.Equal((removed, "returned"), (back.GetProperty("comment").GetInt64(), Words(back.GetProperty("changes"))[0]));
        Assert.Equal((removal, "A mistake."), Why(back));

        // Over both, nothing was removed.
        var both = await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?from={start}");
        Assert.Equal([edited, added], both["items"].EnumerateArray().Select(item => item.GetProperty("comment").GetInt64()));
        var page = await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?from={start}&limit=1");
        var rest = await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?from={start}&limit=10&after={page["next"].GetString()}");
        Assert.Equal([added], rest["items"].EnumerateArray().Select(item => item.GetProperty("comment").GetInt64()));
        Assert.NotEqual(0, quiet);
    }

    [Fact]
    public async Task tells_only_moderators_what_was_said_where_the_history_is_closed()
    {
        var (moderator, author) = (await app.SignUpAsync(), await app.SignUpAsync());
        var thread = await author.StartThreadAsync(await moderator.FoundCommunityAsync());
        var comment = await author.CommentAsync(thread, "It was red.");
        var start = await app.CutAsync();
        await author.PutAsync($"/api/comments/{comment}", new { body = "It was blue." });
        await app.CutAsync();

        var (theirs, others) = (await Single(moderator), await Single(app.Anonymous()));

        Assert.Equal("changed:It was [-red-][+blue+].", Of(theirs));
        Assert.Equal("changed:", Of(others));
        Assert.True(others.GetProperty("closed").GetBoolean());
        Assert.DoesNotContain("red", others.ToString(), StringComparison.Ordinal);

        async Task<JsonElement> Single(Client who) =>
            Assert.Single((await who.GetAsync($"/api/threads/{thread}/diff?from={start}"))["items"].EnumerateArray());
    }

    [Theory]
    [InlineData("from=x", "cut-invalid")]
    [InlineData("from=2026-99-01T00:00:00Z", "as-of-invalid")]
    [InlineData("from=999999999999", "cut-in-future")]
    [InlineData("from=newest&to=0", "cuts-reversed")]
    public async Task refuses_what_makes_no_sense(string query, string code)
    {
        var (thread, _) = await app.ImportThreadAsync();
        var begun = await app.CutAsync();
        await (await app.SignUpAsync()).FoundCommunityAsync();
        var newest = await app.CutAsync();
        var asked = query.Replace("newest", $"{newest}", StringComparison.Ordinal).Replace("to=0", $"to={begun}", StringComparison.Ordinal);
        (await app.Anonymous().GetAsync($"/api/threads/{thread}/diff?{asked}")).ExpectRefusal(HttpStatusCode.BadRequest, code);
    }

    static string Of(JsonElement item) => $"{string.Join(',', Words(item.GetProperty("changes")))}:{Diff(item.GetProperty("diff"))}";

    static string Diff(JsonElement pieces) => pieces.ValueKind == JsonValueKind.Null ? "" : string.Concat(pieces.EnumerateArray().Select(piece =>
        (piece.GetProperty("op").GetString(), piece.GetProperty("text").GetString()) switch
        {
            ("insert", var text) => $"[+{text}+]",
            ("delete", var text) => $"[-{text}-]",
            var (_, text) => text,
        }));

    static (long, string?) Why(JsonElement item)
    {
        var cause = item.GetProperty("causes").EnumerateArray().Last();
        return (cause.GetProperty("case").GetInt64(), cause.GetProperty("reason").GetString());
    }

    static string[] Words(JsonElement list) => [.. list.EnumerateArray().Select(word => word.GetString()!)];
}
