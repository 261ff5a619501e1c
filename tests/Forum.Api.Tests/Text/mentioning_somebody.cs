using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Text;

/// <summary>Who is mentioned is stored by id: what they are called is found out when it is read.</summary>
public class mentioning_somebody(AppFixture app)
{
    readonly string handle = Scenarios.FreshHandle(), next = Scenarios.FreshHandle("next");

    [Fact]
    public async Task shows_the_name_that_they_have_when_it_is_read()
    {
        var (ana, ben, thread) = await TalkAsync();
        var posted = await ben.PostAsync($"/api/threads/{thread}/comments", new { body = $"Ask @{handle.ToUpperInvariant()}. `@{handle}`" });
        var url = $"/api/comments/{posted.Expect(HttpStatusCode.Created)["number"]}";
        Assert.Equal($"Ask @{handle}. `@{handle}`", posted["body"].GetString());
        Assert.Contains($"href=\"/members/{await app.MemberNumberAsync(handle)}\">@{handle}</a>", posted["html"].GetString(), StringComparison.Ordinal);

        await RenameAsync(ana);
        var read = await app.Anonymous().GetAsync(url);
        Assert.Equal($"Ask @{next}. `@{handle}`", read["body"].GetString()); // code is not prose
        Assert.Contains($">@{next}</a>", read["html"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task and_sending_the_text_back_as_it_was_read_changes_nothing()
    {
        var (ana, ben, thread) = await TalkAsync();
        var url = $"/api/comments/{await ben.CommentAsync(thread, $"@{handle}, @nobody-{Guid.NewGuid():N}")}";
        await RenameAsync(ana);

        var body = (await ben.GetAsync(url))["body"].GetString();
        Assert.Contains($"@{next}", body, StringComparison.Ordinal);
        Assert.Equal(1, (await ben.PutAsync(url, new { body }))["revision"].GetInt32());
    }

    [Fact]
    public async Task in_versions_of_a_text_is_no_change_where_they_took_another_name()
    {
        var (ana, ben, thread) = await TalkAsync();
        var url = $"/api/comments/{await ben.CommentAsync(thread, $"Ask @{handle} today.")}";
        await RenameAsync(ana);
        (await ben.PutAsync(url, new { body = $"Ask @{next} tomorrow." })).Expect(HttpStatusCode.OK);

        var versions = (await ben.GetAsync($"{url}/revisions"))["items"];
        Assert.Equal($"Ask @{next} today.", versions[0].GetProperty("body").GetString());
        Assert.Equal(
            [("equal", $"Ask @{next} "), ("delete", "today"), ("insert", "tomorrow"), ("equal", ".")],
            versions[1].GetProperty("diff").EnumerateArray().Select(piece => (piece.GetProperty("op").GetString()!, piece.GetProperty("text").GetString()!)));
    }

    [Fact]
    public async Task works_in_titles_bios_descriptions_and_reasons()
    {
        var (ana, ben, _) = await TalkAsync();
        var community = await ben.FoundCommunityAsync();
        (await ben.PutAsync($"/api/communities/{community}", new { title = $"For @{handle}", description = $"Of @{handle}" })).Expect(HttpStatusCode.OK);
        (await ben.PutAsync("/api/members/me/bio", new { bio = $"With @{handle}" })).Expect(HttpStatusCode.OK);
        var thread = await ben.StartThreadAsync(community, $"Where is @{handle}?", $"Lost @{handle}.");
        var comment = await ana.CommentAsync(thread);
        (await ana.PostAsync($"/api/comments/{comment}/reports", new { reason = "Mine." })).ExpectRefusal(HttpStatusCode.BadRequest, "report-own");
        await ben.OpenCaseAsync(new { kind = "remove", comment, reason = $"For @{handle}'s sake." });
        await RenameAsync(ana);

        var read = await app.Anonymous().GetAsync($"/api/threads/{thread}");
        Assert.Equal(($"Where is @{next}?", $"Lost @{next}."), (read["title"].GetString(), read["body"].GetString()));
        Assert.Equal($"For @{next}'s sake.", read["comments"][0].GetProperty("hidden").GetProperty("reason").GetString());
        Assert.Equal($"Where is @{next}?", First(await app.Anonymous().GetAsync($"/api/threads?community={community}")).GetProperty("title").GetString());
        var place = await app.Anonymous().GetAsync($"/api/communities/{community}");
        Assert.Equal(($"For @{next}", $"Of @{next}"), (place["title"].GetString(), place["description"].GetString()));
        Assert.Contains($">@{next}</a>", place["html"].GetString(), StringComparison.Ordinal);
        Assert.Equal($"With @{next}", (await ben.GetAsync("/api/members/me"))["bio"].GetString());
        await app.ViewsCatchUpAsync();
        Assert.Equal($"For @{next}'s sake.", First(await app.Anonymous().GetAsync($"/api/modlog?community={community}")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task stores_no_name()
    {
        var (_, ben, thread) = await TalkAsync();
        var comment = await ben.CommentAsync(thread, $"Ask @{handle}.");
        var stored = await app.QueryAsync<string>(
            "select data::text from forum.mt_events where stream_id = (select id from views.comment where number = $1)", comment);
        Assert.DoesNotContain(handle, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_has_left_shows_a_former_member()
    {
        var (ana, ben, thread) = await TalkAsync();
        var comment = await ben.CommentAsync(thread, $"Ask @{handle}.");
        (await ana.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" })).Expect(HttpStatusCode.NoContent);

        var read = await app.Anonymous().GetAsync($"/api/comments/{comment}");
        Assert.Contains("@a former member", read["html"].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(handle, read.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task too_often_is_refused()
    {
        var (_, ben, thread) = await TalkAsync();
        await ben.CommentAsync(thread, string.Join(' ', Enumerable.Repeat($"@{handle}", 50)));
        (await ben.PostAsync($"/api/threads/{thread}/comments", new { body = string.Join(' ', Enumerable.Repeat($"@{handle}", 51)) }))
            .ExpectRefusal(HttpStatusCode.BadRequest, "mentions-too-many");
    }

    /// <summary>Ana, whose handle is the first, Ben, and a thread of Ben's.</summary>
    async Task<(Client Ana, Client Ben, long Thread)> TalkAsync()
    {
        var (ana, ben) = (await app.SignUpAsync(handle), await app.SignUpAsync());
        return (ana, ben, await ben.StartThreadAsync(await ben.FoundCommunityAsync()));
    }

    async Task RenameAsync(Client ana) => (await ana.PutAsync("/api/members/me/handle", new { handle = next })).Expect(HttpStatusCode.OK);

    static JsonElement First(Answer page) => page["items"][0];
}
