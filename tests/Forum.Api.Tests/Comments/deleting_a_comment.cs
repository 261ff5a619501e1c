using System.Net;

namespace Forum.Api.Tests.Comments;

public class deleting_a_comment(AppFixture app)
{
    [Fact]
    public async Task hides_its_text_and_keeps_its_place_and_author()
    {
        var scene = await SetAsync();
        foreach (var _ in "twice..") (await scene.Author.DeleteAsync(scene.Url)).Expect(HttpStatusCode.OK);
        var shown = (await app.Anonymous().GetAsync(scene.Url)).Expect(HttpStatusCode.OK);
        Assert.Equal(("", "", "author"), (shown["body"].GetString(), shown["html"].GetString(), shown["hidden"].GetProperty("by").GetString()));
        Assert.NotNull(shown["author"].GetProperty("handle").GetString());
        Assert.Equal(2, await app.CountEventsAsync(shown["id"].GetGuid()));

        Assert.Equal("So it is.", (await scene.Author.GetAsync(scene.Url))["body"].GetString());
        Assert.Equal("", (await scene.Moderator.GetAsync(scene.Url))["body"].GetString());
        (await scene.Author.PutAsync(scene.Url, new { body = "Or not." })).ExpectRefusal(HttpStatusCode.Conflict, "comment-hidden");
    }

    /// <summary>Author deletes (d) and restores (r), moderator removes (R) and undoes that (u): it is shown at the end, and not before.</summary>
    [Theory]
    [InlineData("dRru")]
    [InlineData("dRur")]
    [InlineData("Rdru")]
    [InlineData("Rdur")]
    [InlineData("dR-r")]
    [InlineData("dRr-")]
    public async Task and_removing_it_too_is_taken_back_each_by_its_own(string acts)
    {
        var scene = await SetAsync();
        var removal = 0L;
        foreach (var act in acts)
        {
            Assert.Equal(act == acts[0], await IsShownAsync());
            switch (act)
            {
                case 'd':
                    (await scene.Author.DeleteAsync(scene.Url)).Expect(HttpStatusCode.OK);
                    break;
                case 'r':
                    (await scene.Author.PostAsync($"{scene.Url}/restore", new { })).Expect(HttpStatusCode.OK);
                    break;
                case 'R':
                    removal = (await scene.Moderator.OpenCaseAsync(new { kind = "remove", comment = scene.Comment, reason = "Spam." }))["number"].GetInt64();
                    break;
                case 'u':
                    (await scene.Moderator.PostAsync($"/api/cases/{removal}/undo", new { reason = "A mistake." })).Expect(HttpStatusCode.OK);
                    break;
                default:
                    // A restoring case lifts what its own layer hides.
                    await scene.Moderator.OpenCaseAsync(new { kind = "restore", comment = scene.Comment, reason = "A mistake." });
                    break;
            }
        }

        Assert.True(await IsShownAsync());

        async Task<bool> IsShownAsync() => (await app.Anonymous().GetAsync(scene.Url))["body"].GetString() == "So it is.";
    }

    [Fact]
    public async Task is_not_for_a_moderator_to_take_back()
    {
        var scene = await SetAsync();
        await scene.Author.DeleteAsync(scene.Url);
        await ExpectAsync("author", HttpStatusCode.BadRequest, "case-layer");
        await ExpectAsync("moderator", HttpStatusCode.Conflict, "case-nothing-to-lift");

        async Task ExpectAsync(string layer, HttpStatusCode status, string code) =>
            (await scene.Moderator.PostAsync("/api/cases", new { kind = "restore", comment = scene.Comment, layer, reason = "Pity." }))
                .ExpectRefusal(status, code);
    }

    [Fact]
    public async Task is_not_taken_back_with_a_moderators_removal()
    {
        var scene = await SetAsync();
        await scene.Moderator.OpenCaseAsync(new { kind = "remove", comment = scene.Comment, reason = "Spam." });
        (await scene.Author.PostAsync($"{scene.Url}/restore", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("moderator", (await app.Anonymous().GetAsync(scene.Url))["hidden"].GetProperty("by").GetString());
        (await scene.Author.PutAsync(scene.Url, new { body = "Or not." })).ExpectRefusal(HttpStatusCode.Conflict, "comment-hidden");
    }

    async Task<Scene> SetAsync()
    {
        var (moderator, ana) = (await app.SignUpAsync(), await app.SignUpAsync());
        var thread = await moderator.StartThreadAsync(await moderator.FoundCommunityAsync());
        return new Scene(moderator, ana, await ana.CommentAsync(thread));
    }

    sealed record Scene(Client Moderator, Client Author, long Comment)
    {
        public string Url => $"/api/comments/{Comment}";
    }
}
