using System.Net;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;

namespace Forum.Api.Tests.Search;

/// <summary>Whoever may not read something does not find it either, by its words or by whose it is.</summary>
public class searching_for_what_is_hidden(AppFixture app)
{
    readonly string word = $"w{Guid.NewGuid():N}"[..16];
    readonly string community = Scenarios.FreshCommunity();

    [Fact]
    public async Task finds_removed_text_for_its_author_and_moderators_alone()
    {
        var (ana, _, comment, _) = await PostAsync();
        var administrator = await app.SignUpAdministratorAsync();
        var moderator = await app.SignUpModeratorAsync(community);
        await administrator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });

        Assert.Equal([comment], await FindAsync(ana));
        Assert.Equal([comment], await FindAsync(moderator));
        Assert.Equal([comment], await FindAsync(administrator));
        Assert.Empty(await FindAsync(await app.SignUpModeratorAsync(await OtherCommunityAsync())));
        Assert.Empty(await FindAsync(await app.SignUpAsync()));
        Assert.Empty(await FindAsync(app.Anonymous()));
    }

    [Fact]
    public async Task finds_deleted_text_for_its_author_alone_even_if_a_moderator_removed_it_too()
    {
        var (ana, _, comment, id) = await PostAsync();
        await app.AppendAsync(id, new CommentSuppressed(
            new CommentId(id), new Suppression(new ImpositionId(Guid.CreateVersion7()), SuppressionLayer.Author, [Hidden.Text])));
        var administrator = await app.SignUpAdministratorAsync();
        Assert.Empty(await FindAsync(administrator));
        await administrator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });

        Assert.Equal([comment], await FindAsync(ana));
        Assert.Empty(await FindAsync(administrator));
        Assert.Empty(await FindAsync(await app.SignUpModeratorAsync(community)));
        Assert.Empty(await FindAsync(app.Anonymous()));
    }

    [Fact]
    public async Task finds_what_oversight_hid_for_administrators_alone()
    {
        var (ana, _, comment, _) = await PostAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", comment, layer = "oversight", reason = "Unlawful." });

        Assert.Equal([comment], await FindAsync(administrator));
        Assert.Empty(await FindAsync(ana));
        Assert.Empty(await FindAsync(await app.SignUpModeratorAsync(community)));
    }

    [Fact]
    public async Task finds_nothing_of_a_thread_that_nobody_may_know_of()
    {
        var (_, thread, comment, _) = await PostAsync();
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", scope = "subtree", thread, hides = new[] { "existence" }, reason = "Unlawful." });

        Assert.Empty(await FindAsync(app.Anonymous()));
        Assert.Empty(await FindAsync(await app.SignUpAsync()));
        Assert.Equal([comment], await FindAsync(administrator));
    }

    [Fact]
    public async Task does_not_find_by_its_author_what_hides_who_wrote_it()
    {
        var (ana, _, comment, _) = await PostAsync();
        var author = (await app.Anonymous().GetAsync($"/api/comments/{comment}"))["author"].GetProperty("number").GetInt64();
        var administrator = await app.SignUpAdministratorAsync();
        Assert.Equal([comment], await FindAsync(app.Anonymous(), $"&author={author}"));
        await administrator.OpenCaseAsync(new { kind = "remove", comment, hides = new[] { "author" }, reason = "In danger." });

        Assert.Equal([comment], await FindAsync(app.Anonymous()));
        Assert.Empty(await FindAsync(app.Anonymous(), $"&author={author}"));
        Assert.Equal([comment], await FindAsync(administrator, $"&author={author}"));
        Assert.Equal([comment], await FindAsync(ana, $"&author={author}"));
    }

    [Fact]
    public async Task fills_its_pages_with_what_may_be_seen()
    {
        var (ana, thread, comment, _) = await PostAsync();
        var administrator = await app.SignUpAdministratorAsync();
        for (var i = 0; i < 2; i++)
        {
            var newer = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = $"{word} {word}" }))["number"].GetInt64();
            await administrator.OpenCaseAsync(new { kind = "remove", comment = newer, reason = "Spam." });
        }

        await app.ViewsCatchUpAsync();
        var page = (await app.Anonymous().GetAsync($"/api/search?q={word}&kind=comments&limit=1")).Expect(HttpStatusCode.OK);
        Assert.Equal(comment, page["items"][0].GetProperty("comment").GetProperty("number").GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, page["next"].ValueKind);
    }

    async Task<(Client Ana, long Thread, long Comment, Guid Id)> PostAsync()
    {
        var thread = (await app.ImportAsync($"News {Guid.NewGuid()}.", community)).GetProperty("thread").GetInt64();
        var ana = await app.SignUpAsync();
        var comment = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = word })).Expect(HttpStatusCode.Created);
        return (ana, thread, comment["number"].GetInt64(), comment["id"].GetGuid());
    }

    async Task<string> OtherCommunityAsync()
    {
        var other = Scenarios.FreshCommunity();
        await app.ImportAsync($"News {Guid.NewGuid()}.", other);
        return other;
    }

    async Task<long[]> FindAsync(Client client, string filters = "")
    {
        await app.ViewsCatchUpAsync();
        var found = (await client.GetAsync($"/api/search?q={word}&kind=comments{filters}")).Expect(HttpStatusCode.OK);
        return [.. found["items"].EnumerateArray().Select(hit => hit.GetProperty("comment").GetProperty("number").GetInt64())];
    }
}
