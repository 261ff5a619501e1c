using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.History;

public class reading_a_history(AppFixture app)
{
    [Fact]
    public async Task shows_each_version_and_what_it_changed()
    {
        var scene = await SetAsync("everybody", "The quick fox.", "The slow fox.", "The slow dog.");
        var versions = Versions((await app.Anonymous().GetAsync(scene.Comment)).Expect(HttpStatusCode.OK));
        Assert.Equal(["The quick fox.", "The slow fox.", "The slow dog."], versions.Select(Body));
        Assert.Equal([1, 2, 3], versions.Select(version => version.GetProperty("revision").GetInt32()));
        Assert.Equal(JsonValueKind.Null, versions[0].GetProperty("diff").ValueKind);
        Assert.Equal(
            """[{"op":"equal","text":"The "},{"op":"delete","text":"quick"},{"op":"insert","text":"slow"},{"op":"equal","text":" fox."}]""",
            versions[1].GetProperty("diff").GetRawText());
        Assert.Equal("<p>The slow dog.</p>\n", versions[2].GetProperty("html").GetString());
    }

    [Fact]
    public async Task shows_titles_and_links_of_threads()
    {
        var ana = await app.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync("everybody"), "One question", "Why?");
        await ana.PutAsync($"/api/threads/{thread}", new { title = "Another question", body = "Why?", link = "https://example.org" });
        var versions = Versions((await app.Anonymous().GetAsync($"/api/threads/{thread}/revisions")).Expect(HttpStatusCode.OK));
        Assert.Equal(["One question", "Another question"], versions.Select(version => version.GetProperty("title").GetString()));
        Assert.Equal("https://example.org", versions[1].GetProperty("link").GetString());
        Assert.Equal(3, versions[1].GetProperty("titleDiff").GetArrayLength());
        Assert.Equal("""[{"op":"equal","text":"Why?"}]""", versions[1].GetProperty("diff").GetRawText());
    }

    [Fact]
    public async Task goes_page_by_page_and_compares_across_pages()
    {
        var scene = await SetAsync("everybody", "a 1", "a 2", "a 3", "a 4", "a 5");
        var whole = Versions(await app.Anonymous().GetAsync(scene.Comment));
        foreach (var limit in new[] { 1, 2, 4, 5 })
        {
            var (read, after) = (new List<string>(), "");
            do
            {
                var page = (await app.Anonymous().GetAsync($"{scene.Comment}?limit={limit}{after}")).Expect(HttpStatusCode.OK);
                read.AddRange(Versions(page).Select(version => version.ToString()));
                after = page["next"].GetString() is { } next ? $"&after={next}" : "";
            }
            while (after.Length > 0);
            Assert.Equal(whole.Select(version => version.ToString()), read);
        }

        (await app.Anonymous().GetAsync($"{scene.Comment}?after=x")).ExpectRefusal(HttpStatusCode.BadRequest, "cursor-invalid");
    }

    [Theory]
    [InlineData("moderators", false, false)]
    [InlineData("signedIn", true, false)]
    [InlineData("everybody", true, true)]
    public async Task is_for_whom_the_community_says(string history, bool member, bool anonymous)
    {
        var scene = await SetAsync(history, "One", "Two");
        foreach (var url in new[] { scene.Comment, scene.Thread })
        {
            await ExpectAsync(scene.Author, url, true);
            await ExpectAsync(scene.Moderator, url, true);
            await ExpectAsync(await app.SignUpAdministratorAsync(), url, true);
            await ExpectAsync(await app.SignUpAsync(), url, member);
            await ExpectAsync(await app.SignUpModeratorAsync(await (await app.SignUpAsync()).FoundCommunityAsync()), url, member);
            await ExpectAsync(app.Anonymous(), url, anonymous);
        }

        static async Task ExpectAsync(Client viewer, string url, bool may)
        {
            var answer = await viewer.GetAsync(url);
            if (may) Assert.Equal(2, Versions(answer.Expect(HttpStatusCode.OK)).Count);
            else answer.ExpectRefusal(HttpStatusCode.Forbidden, "history-closed");
        }
    }

    [Fact]
    public async Task hides_every_version_of_what_is_hidden()
    {
        var scene = await SetAsync("everybody", "A secret.", "Nothing.");
        await scene.Author.DeleteAsync($"/api/comments/{scene.Number}");
        Assert.All(Versions(await app.Anonymous().GetAsync(scene.Comment)), IsHidden);
        Assert.All(Versions(await scene.Moderator.GetAsync(scene.Comment)), IsHidden);
        Assert.Equal(["A secret.", "Nothing."], Versions(await scene.Author.GetAsync(scene.Comment)).Select(Body));

        await scene.Author.PostAsync($"/api/comments/{scene.Number}/restore", new { });
        await scene.Moderator.OpenCaseAsync(new { kind = "remove", comment = scene.Number, reason = "Spam." });
        Assert.All(Versions(await app.Anonymous().GetAsync(scene.Comment)), IsHidden);
        Assert.Equal(["A secret.", "Nothing."], Versions(await scene.Moderator.GetAsync(scene.Comment)).Select(Body));
    }

    /// <summary>Neither its own text nor what was changed to and from it, on any page, tells what a hidden version said.</summary>
    [Theory]
    [InlineData("author", false, true, false)]
    [InlineData("moderator", true, true, false)]
    [InlineData("oversight", false, false, true)]
    public async Task never_shows_a_suppressed_version(string layer, bool moderator, bool author, bool administrator)
    {
        var overseer = await app.SignUpAdministratorAsync();
        foreach (var isThread in new[] { false, true })
        {
            var scene = await SetAsync("everybody", "Call me.", "Call 5551234.", "Call nobody.", "Call.");
            var (url, target) = isThread ? (scene.Thread, $"/api/threads/{scene.ThreadNumber}") : (scene.Comment, $"/api/comments/{scene.Number}");
            var removal = 0L;
            if (layer == "author") (await scene.Author.DeleteAsync($"{target}/revisions/2")).Expect(HttpStatusCode.NoContent);
            else removal = await RemoveAsync(scene, isThread);

            await ExpectAsync(app.Anonymous(), false);
            await ExpectAsync(await app.SignUpAsync(), false);
            await ExpectAsync(scene.Moderator, moderator);
            await ExpectAsync(scene.Author, author);
            await ExpectAsync(overseer, administrator || layer == "moderator");

            if (layer == "author") (await scene.Author.PostAsync($"{target}/revisions/2/restore", new { })).Expect(HttpStatusCode.NoContent);
            else (await overseer.PostAsync($"/api/cases/{removal}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
            await ExpectAsync(app.Anonymous(), true);

            async Task ExpectAsync(Client viewer, bool may)
            {
                var versions = Versions((await viewer.GetAsync(url)).Expect(HttpStatusCode.OK));
                Assert.Equal([may ? "Call 5551234." : null, "Call nobody.", "Call."], versions.Skip(1).Select(Body));
                foreach (var query in new[] { "", "?limit=1", "?limit=2", "?limit=3" }) await SearchAsync(viewer, url + query, may);
                Assert.Equal(may, versions[2].GetProperty("diff").ValueKind == JsonValueKind.Array);
                Assert.Equal(JsonValueKind.Array, versions[3].GetProperty("diff").ValueKind);
                if (!may) Assert.Equal(layer, versions[1].GetProperty("hidden").GetProperty("by").GetString());
            }
        }

        async Task<long> RemoveAsync(Scene scene, bool isThread)
        {
            object act = isThread
                ? new { kind = "remove", thread = scene.ThreadNumber, revision = 2, layer, reason = "Doxing." }
                : new { kind = "remove", comment = scene.Number, revision = 2, layer, reason = "Doxing." };
            return (await overseer.OpenCaseAsync(act))["number"].GetInt64();
        }

        static async Task SearchAsync(Client viewer, string url, bool may)
        {
            var found = false;
            for (string? next = ""; next is not null;)
            {
                var page = await viewer.GetAsync(url + (next.Length == 0 ? "" : $"&after={next}"));
                found |= page.Json.ToString().Contains("5551234", StringComparison.Ordinal);
                next = page["next"].GetString();
            }

            Assert.Equal(may, found);
        }
    }

    [Fact]
    public async Task of_which_a_version_is_withdrawn_goes_on_when_it_is_edited()
    {
        var scene = await SetAsync("everybody", "Call 5551234.", "Call me.");
        (await scene.Author.DeleteAsync($"/api/comments/{scene.Number}/revisions/1")).Expect(HttpStatusCode.NoContent);
        (await scene.Author.DeleteAsync($"/api/comments/{scene.Number}/revisions/1")).Expect(HttpStatusCode.NoContent);
        (await scene.Author.PutAsync($"/api/comments/{scene.Number}", new { body = "Call." })).Expect(HttpStatusCode.OK);
        var versions = Versions(await app.Anonymous().GetAsync(scene.Comment));
        Assert.Equal([null, "Call me.", "Call."], versions.Select(Body));
        Assert.Equal(JsonValueKind.Null, versions[1].GetProperty("diff").ValueKind);
        Assert.Equal(JsonValueKind.Array, versions[2].GetProperty("diff").ValueKind);

        foreach (var unknown in new[] { 0, 3, 4 })
        {
            (await scene.Author.DeleteAsync($"/api/comments/{scene.Number}/revisions/{unknown}")).ExpectRefusal(HttpStatusCode.NotFound, "revision-not-found");
            (await scene.Author.PostAsync($"/api/comments/{scene.Number}/revisions/{unknown}/restore", new { }))
                .ExpectRefusal(HttpStatusCode.NotFound, "revision-not-found");
        }
    }

    static List<JsonElement> Versions(Answer answer) => [.. answer["items"].EnumerateArray()];

    static string? Body(JsonElement version) => version.GetProperty("body").GetString();

    static void IsHidden(JsonElement version)
    {
        Assert.Null(Body(version));
        Assert.Equal(JsonValueKind.Null, version.GetProperty("diff").ValueKind);
        Assert.Equal(JsonValueKind.Null, version.GetProperty("html").ValueKind);
        Assert.Equal(JsonValueKind.Object, version.GetProperty("hidden").ValueKind);
    }

    /// <summary>A thread and a comment of an author, which both have said these things one after the other.</summary>
    async Task<Scene> SetAsync(string history, params string[] said)
    {
        var (moderator, ana) = (await app.SignUpAsync(), await app.SignUpAsync());
        var thread = await ana.StartThreadAsync(await moderator.FoundCommunityAsync(history), body: said[0]);
        var comment = await ana.CommentAsync(thread, said[0]);
        foreach (var body in said[1..])
        {
            (await ana.PutAsync($"/api/comments/{comment}", new { body })).Expect(HttpStatusCode.OK);
            (await ana.PutAsync($"/api/threads/{thread}", new { title = "Why?", body })).Expect(HttpStatusCode.OK);
        }

        return new Scene(moderator, ana, thread, comment);
    }

    sealed record Scene(Client Moderator, Client Author, long ThreadNumber, long Number)
    {
        public string Comment => $"/api/comments/{Number}/revisions";

        public string Thread => $"/api/threads/{ThreadNumber}/revisions";
    }
}
