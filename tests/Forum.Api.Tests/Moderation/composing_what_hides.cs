using System.Net;

namespace Forum.Api.Tests.Moderation;

/// <summary>What somebody deleted stays deleted, whatever moderators do about it before or after.</summary>
public class composing_what_hides(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity(), secret = $"secret{Guid.NewGuid():N}";

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task shows_a_deleted_text_nowhere(bool deletedFirst, bool restored)
    {
        var imported = await app.ImportAsync($"Something happened {Guid.NewGuid()}.", community);
        var thread = imported.GetProperty("thread").GetInt64();
        var author = await app.SignUpAsync();
        var posted = (await author.PostAsync($"/api/threads/{thread}/comments", new { body = secret })).Expect(HttpStatusCode.Created);
        var comment = posted["number"].GetInt64();
        var moderator = await app.SignUpModeratorAsync(community);

        if (deletedFirst) await DeleteAsync();
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        if (!deletedFirst) await DeleteAsync();
        if (restored) (await moderator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "So." })).Expect(HttpStatusCode.OK);
        await app.ViewsCatchUpAsync();

        var member = posted["author"].GetProperty("number").GetInt64();
        foreach (var somebody in (Client[])[app.Anonymous(), await app.SignUpAsync(), moderator])
        {
            foreach (var url in (string[])
                [
                    $"/api/comments/{comment}", $"/api/threads/{thread}", "/api/threads", $"/api/cases/{removal["number"]}",
                    $"/api/cases/{removal["number"]}/items", $"/api/modlog?community={community}", $"/api/reports?community={community}",
                    $"/api/members/by-number/{member}/dossier",
                ])
            {
                Assert.DoesNotContain(secret, (await somebody.GetAsync(url)).Json.ToString(), StringComparison.Ordinal);
            }
        }

        (await moderator.PostAsync("/api/cases", new { kind = "restore", layer = "author", comment, reason = "So." }))
            .ExpectRefusal(HttpStatusCode.BadRequest, "case-layer");
        Assert.Contains(secret, (await author.GetAsync($"/api/comments/{comment}")).Json.ToString(), StringComparison.Ordinal);

        async Task DeleteAsync() => (await author.DeleteAsync($"/api/comments/{comment}")).Expect(HttpStatusCode.OK);
    }
}
