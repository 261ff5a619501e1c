using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Forum.Api.Tests.Modlog;

public class reading_the_modlog(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity();

    [Fact]
    public async Task shows_each_case_and_each_undo_once_newest_first()
    {
        var (_, comment, moderator) = await CommunityAsync();
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", scope = "subtree", comment, reason = "Spam.", rule = "No spam." });
        (await moderator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);

        var log = await LogAsync($"community={community}");

        Assert.Equal(["undo", "remove", "appoint"], Each(log, "kind"));
        var (undo, remove) = (log[0], log[1]);
        Assert.Equal(removal["number"].GetInt64(), remove.GetProperty("case").GetInt64());
        Assert.Equal(removal["number"].GetInt64(), undo.GetProperty("case").GetInt64());
        Assert.Equal(("Spam.", "No spam.", "No spam."), (Text(remove, "reason"), Text(remove, "rule"), Text(undo, "reason")));
        Assert.Equal(comment, remove.GetProperty("comment").GetInt64());
        Assert.Equal(removal["actor"].GetProperty("number").GetInt64(), remove.GetProperty("actor").GetProperty("number").GetInt64());
        Assert.Equal(1, remove.GetProperty("touched").GetInt32());
    }

    [Fact]
    public async Task can_be_checked_by_anybody()
    {
        var (_, comment, moderator) = await CommunityAsync();
        await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam «!»", rule = "No spam." });
        await LogAsync($"community={community}");

        var log = await LogAsync("limit=200");

        for (var i = 0; i < log.Count; i++)
        {
            var digest = Text(log[i], "digest")!;
            var expected = SHA256.HashData([.. Convert.FromHexString(Text(log[i], "previousHash")!), .. Convert.FromHexString(digest)]);
            Assert.Equal(Convert.ToHexStringLower(expected), Text(log[i], "hash"));
            if (i + 1 < log.Count)
            {
                Assert.Equal(Text(log[i + 1], "hash"), Text(log[i], "previousHash"));
                Assert.Equal(log[i + 1].GetProperty("number").GetInt64() + 1, log[i].GetProperty("number").GetInt64());
            }

            if (Text(log[i], "record") is not { } record) continue;
            Assert.Equal(Hash(record), digest);
            foreach (var part in log[i].GetProperty("revealed").EnumerateArray())
            {
                Assert.Contains($"{Text(part, "part")}: sealed {Hash(Text(part, "salt") + Text(part, "value"))}\n", record, StringComparison.Ordinal);
            }
        }

        var removal = log.First(entry => Text(entry, "reason") == "Spam «!»");
        Assert.Equal(
            ["actor", "comment", "entry", "reason", "rule", "thread"],
            removal.GetProperty("revealed").EnumerateArray().Select(part => Text(part, "part")).Order());
    }

    [Fact]
    public async Task is_found_by_community_kind_person_and_time()
    {
        var (thread, comment, moderator) = await CommunityAsync();
        var handle = Scenarios.FreshHandle();
        await app.SignUpAsync(handle);
        var member = await app.MemberNumberAsync(handle);
        var ban = await moderator.OpenCaseAsync(new { kind = "ban", community, member, reason = "Spam." });
        var actor = ban["actor"].GetProperty("number").GetInt64();
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        (await moderator.PostAsync($"/api/cases/{ban["number"]}/undo", new { reason = "Sorry." })).Expect(HttpStatusCode.OK);
        await moderator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        var at = Uri.EscapeDataString(removal["openedAt"].GetString()!);

        Assert.Equal(["lock", "undo", "remove", "ban", "appoint"], Each(await LogAsync($"community={community.ToUpperInvariant()}"), "kind"));
        Assert.Equal(["ban"], Each(await LogAsync($"community={community}&kind=Ban"), "kind"));
        Assert.Equal(["undo", "ban"], Each(await LogAsync($"member={member}"), "kind"));
        Assert.Equal(["lock", "undo", "remove", "ban"], Each(await LogAsync($"actor={actor}"), "kind"));
        Assert.Equal(["lock", "undo", "remove"], Each(await LogAsync($"actor={actor}&since={at}"), "kind"));
        Assert.Equal(["ban"], Each(await LogAsync($"actor={actor}&until={at}"), "kind"));
        Assert.Empty(await LogAsync($"actor={long.MaxValue}"));
    }

    [Fact]
    public async Task goes_page_by_page()
    {
        var (thread, _, moderator) = await CommunityAsync();
        foreach (var kind in (string[])["lock", "unlock", "pin", "unpin"]) await moderator.OpenCaseAsync(new { kind, thread, reason = "So." });
        await app.ViewsCatchUpAsync();

        var (kinds, next) = (new List<string?>(), "");
        do
        {
            var page = (await app.Anonymous().GetAsync($"/api/modlog?community={community}&limit=2{next}")).Expect(HttpStatusCode.OK);
            kinds.AddRange(Each([.. page["items"].EnumerateArray()], "kind"));
            next = page["next"].GetString() is { } after ? $"&after={after}" : null;
        }
        while (next is not null);

        Assert.Equal(["unpin", "pin", "unlock", "lock", "appoint"], kinds);
    }

    [Theory]
    [InlineData("kind=12", HttpStatusCode.BadRequest, "kind-unknown")]
    [InlineData("kind=rename", HttpStatusCode.BadRequest, "kind-unknown")]
    [InlineData("community=nowhere", HttpStatusCode.NotFound, "community-not-found")]
    [InlineData("limit=0", HttpStatusCode.BadRequest, "limit-out-of-range")]
    [InlineData("after=x", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("since=yesterday", HttpStatusCode.BadRequest, "request-malformed")]
    public async Task refuses_what_makes_no_sense(string query, HttpStatusCode status, string code) =>
        (await app.Anonymous().GetAsync($"/api/modlog?{query}")).ExpectRefusal(status, code);

    [Fact]
    public async Task tells_of_settings_that_a_moderator_changed()
    {
        var (_, _, _) = await CommunityAsync();
        var id = await app.QueryAsync<Guid>("select id from views.community where name = $1", community);
        await app.AppendAsync(id, new Domain.Communities.CommunityEdited(
            new(id), Domain.Communities.CommunitySettings.Default with { Description = "Secret plans" }, Actor: null));

        var entry = (await LogAsync($"community={community}&kind=editCommunity"))[0];

        Assert.Equal(community, Text(entry, "community"));
        Assert.DoesNotContain("Secret plans", entry.ToString(), StringComparison.Ordinal);
    }

    async Task<(long Thread, long Comment, Client Moderator)> CommunityAsync()
    {
        var imported = await app.ImportAsync($"Something happened {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  2 years ago\n\n  So it did.", community);
        var thread = imported.GetProperty("thread").GetInt64();
        var comment = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        return (thread, comment, await app.SignUpModeratorAsync(community));
    }

    async Task<List<JsonElement>> LogAsync(string query)
    {
        await app.ViewsCatchUpAsync();
        return [.. (await app.Anonymous().GetAsync($"/api/modlog?{query}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
    }

    static IEnumerable<string?> Each(IEnumerable<JsonElement> log, string name) => log.Select(entry => Text(entry, name));

    static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
