using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Takeout;

public class taking_everything_out(AppFixture app, LivedLife life) : IClassFixture<LivedLife>
{
    const string Url = "/api/members/me/takeout";

    [Fact]
    public async Task has_everything_once()
    {
        var taken = await TakeAsync(life.Roza);
        Assert.Equal(life.Handle, taken.GetProperty("profile").GetProperty("handle").GetString());
        Assert.Equal([life.Community], Items(taken, "moderates").Select(name => name.GetString()!));
        Assert.Equal(
            ["registered", "password", "handle", "bio", "pronouns"], Items(taken, "changes").Select(change => change.GetProperty("kind").GetString()!));
        Assert.Equal([life.Thread], Numbers(taken, "threads"));
        Assert.Equal([life.Removed, life.Deleted, life.Edited], Numbers(taken, "comments"));
        Assert.Equal(["up", "down", "none"], Items(taken, "votes").Select(vote => vote.GetProperty("vote").GetString()!));
        Assert.Equal(["saved", "saved", "unsaved", "read"], Items(taken, "shelf").Select(mark => mark.GetProperty("kind").GetString()!));
        Assert.Single(Items(taken, "follows"));
        Assert.Equal(2, Items(taken, "blocks").Count);
        Assert.Equal([life.Report], Numbers(taken, "reports"));
        Assert.Equal("lock", Assert.Single(Items(taken, "cases")).GetProperty("kind").GetString());
        Assert.Single(Items(taken, "sessions"));
        Assert.Contains(Items(taken, "inbox"), notice => notice.GetProperty("kind").GetString() == "removed");

        var text = taken.ToString();
        Assert.All(
            ["Own opening", "First words", "Second words", "Third words", "Deleted words", "Own grievance", "Own verdict", "ze/zir"],
            words => Assert.Equal(2, text.Split(words).Length));
    }

    [Fact]
    public async Task tells_each_version_and_what_became_of_it()
    {
        var comments = Items(await TakeAsync(life.Roza), "comments").ToDictionary(comment => comment.GetProperty("number").GetInt64());
        Assert.Equal(
            [(1, "First words"), (2, "Second words"), (3, "Third words")],
            Items(comments[life.Edited], "versions").Select(one => (one.GetProperty("revision").GetInt32(), one.GetProperty("body").GetString()!)));
        Assert.Equal(JsonValueKind.Null, comments[life.Edited].GetProperty("deletedAt").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, comments[life.Deleted].GetProperty("deletedAt").ValueKind);
        var hidden = comments[life.Removed].GetProperty("hidden");
        Assert.Equal(("moderator", "Too loud."), (hidden.GetProperty("by").GetString(), hidden.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task has_no_secret_and_nothing_private_of_others()
    {
        var other = await life.Other.GetAsync("/api/members/me");
        foreach (var format in (string[])["json", "activitystreams"])
        {
            var text = (await TakeAsync(life.Roza, format)).ToString();
            Assert.DoesNotContain("Others' grievance", text, StringComparison.Ordinal);
            Assert.DoesNotContain("assword\":\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("token", text, StringComparison.OrdinalIgnoreCase);
            var hash = await app.QueryAsync<string>(
                "select credential.password_hash from views.credential credential join views.member member on member.id = member_id where handle = $1", life.Handle);
            Assert.DoesNotContain(JsonEncodedText.Encode(hash).ToString(), text, StringComparison.Ordinal);
        }

        var theirs = await TakeAsync(life.Other);
        Assert.Equal(["down"], Items(theirs, "votes").Select(vote => vote.GetProperty("vote").GetString()!));
        Assert.Equal([life.OfOther], Numbers(theirs, "comments"));
        Assert.Empty(Items(theirs, "cases"));
        Assert.DoesNotContain("Own grievance", theirs.ToString(), StringComparison.Ordinal);
        Assert.Equal(other["id"].GetGuid(), theirs.GetProperty("profile").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task does_not_tell_an_author_what_oversight_hides()
    {
        var roza = await app.SignUpAsync();
        var comment = await roza.CommentAsync(await roza.StartThreadAsync(await app.FoundCommunityAsync()), "Dangerous words");
        await (await app.SignUpAdministratorAsync()).OpenCaseAsync(new { kind = "remove", comment, layer = "oversight", reason = "Dangerous." });
        Assert.DoesNotContain("Dangerous words", (await TakeAsync(roza)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Dangerous words", (await TakeAsync(roza, "activitystreams")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_asked_for_by_what_a_client_accepts()
    {
        using var plain = await life.Roza.OpenAsync(Url);
        Assert.Equal("application/json", plain.Content.Headers.ContentType?.MediaType);
        using var activities = await life.Roza.OpenAsync(Url, ("Accept", "application/activity+json"));
        Assert.Equal("application/activity+json", activities.Content.Headers.ContentType?.MediaType);
        using var said = await life.Roza.OpenAsync($"{Url}?format=json", ("Accept", "application/activity+json"));
        Assert.Equal("application/json", said.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task refuses_strangers_former_members_and_unknown_formats()
    {
        (await app.Anonymous().GetAsync(Url)).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await life.Roza.GetAsync($"{Url}?format=xml")).ExpectRefusal(HttpStatusCode.BadRequest, "takeout-format-unknown");
        var leaver = await app.SignUpAsync();
        (await leaver.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" })).Expect(HttpStatusCode.NoContent);
        (await leaver.GetAsync(Url)).ExpectRefusal(HttpStatusCode.Unauthorized, "session-ended");
    }

    static async Task<JsonElement> TakeAsync(Client client, string format = "json") =>
        (await client.GetAsync($"{Url}?format={format}")).Expect(HttpStatusCode.OK).Json;

    static List<JsonElement> Items(JsonElement taken, string name) => [.. taken.GetProperty(name).EnumerateArray()];

    static IEnumerable<long> Numbers(JsonElement taken, string name) => Items(taken, name).Select(item => item.GetProperty("number").GetInt64());
}
