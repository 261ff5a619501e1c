using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Modlog;

/// <summary>What is hidden of an entry is gone from everywhere, and the log can still be checked.</summary>
public class hiding_an_entry_of_the_modlog(AppFixture app)
{
    const string Reason = "Lives at 5 Elm Street.";

    readonly string community = Scenarios.FreshCommunity();

    [Fact]
    public async Task takes_its_words_from_everybody_but_moderators()
    {
        var (moderator, entry, comment) = await EntryAsync();
        await moderator.OpenCaseAsync(new { kind = "remove", entry, reason = "Names a place." });

        foreach (var somebody in (Client[])[app.Anonymous(), await app.SignUpAsync()])
        {
            var found = await FindAsync(somebody, entry);
            Assert.Equal(JsonValueKind.Null, found.GetProperty("reason").ValueKind);
            Assert.DoesNotContain("reason", Revealed(found));
            Assert.Contains("actor", Revealed(found));
            Assert.Equal("Names a place.", found.GetProperty("hidden").GetProperty("reason").GetString());
            Assert.DoesNotContain("Elm", (await somebody.GetAsync($"/api/cases/{entry}")).Json.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(Reason, (await FindAsync(moderator, entry)).GetProperty("reason").GetString());
        Assert.True(comment > 0);
    }

    [Fact]
    public async Task takes_its_words_from_what_the_case_touched_as_well()
    {
        var (moderator, entry, comment) = await EntryAsync();
        Assert.Equal(Reason, await HiddenReasonAsync());
        var hiding = await moderator.OpenCaseAsync(new { kind = "remove", entry, reason = "Names a place." });

        Assert.Null(await HiddenReasonAsync());

        (await moderator.PostAsync($"/api/cases/{hiding["number"]}/undo", new { reason = "It does not." })).Expect(HttpStatusCode.OK);
        Assert.Equal(Reason, await HiddenReasonAsync());

        async Task<string?> HiddenReasonAsync() =>
            (await app.Anonymous().GetAsync($"/api/comments/{comment}"))["hidden"].TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }

    [Fact]
    public async Task takes_who_acted_from_the_entry_and_from_the_search_for_them()
    {
        var (moderator, entry, _) = await EntryAsync();
        var actor = (await FindAsync(moderator, entry)).GetProperty("actor").GetProperty("number").GetInt64();
        await moderator.OpenCaseAsync(new { kind = "remove", entry, hides = new[] { "author" }, reason = "They are harassed." });

        var found = await FindAsync(app.Anonymous(), entry);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("actor").ValueKind);
        Assert.DoesNotContain("actor", Revealed(found));
        Assert.Equal(Reason, found.GetProperty("reason").GetString());
        Assert.DoesNotContain(entry, await CasesAsync(app.Anonymous(), $"actor={actor}"));
        Assert.Contains(entry, await CasesAsync(moderator, $"actor={actor}"));
    }

    [Fact]
    public async Task leaves_a_gap_that_everybody_sees()
    {
        var (moderator, entry, _) = await EntryAsync();
        var before = await FindAsync(app.Anonymous(), entry);
        await moderator.OpenCaseAsync(new { kind = "remove", entry, hides = new[] { "existence" }, reason = "Harms somebody." });

        var number = before.GetProperty("number").GetInt64();
        var gap = (await LogAsync(app.Anonymous(), "limit=200")).Single(of => of.GetProperty("number").GetInt64() == number);
        Assert.Equal(
            ["digest", "hash", "number", "previousHash", "revealed"],
            gap.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null).Select(property => property.Name).Order());
        foreach (var name in (string[])["digest", "hash", "previousHash"]) Assert.Equal(before.GetProperty(name).GetString(), gap.GetProperty(name).GetString());
        Assert.Empty(Revealed(gap));

        Assert.DoesNotContain(number, (await LogAsync(app.Anonymous(), $"community={community}")).Select(of => of.GetProperty("number").GetInt64()));
        (await app.Anonymous().GetAsync($"/api/cases/{entry}")).ExpectRefusal(HttpStatusCode.NotFound, "case-not-found");
        (await app.Anonymous().GetAsync($"/api/cases/{entry}/items")).ExpectRefusal(HttpStatusCode.NotFound, "case-not-found");
        Assert.Contains(entry, await CasesAsync(moderator, $"community={community}"));
    }

    [Fact]
    public async Task is_not_for_moderators_of_another_community()
    {
        var (_, entry, _) = await EntryAsync();
        var elsewhere = Scenarios.FreshCommunity();
        var there = await app.ImportAsync($"Elsewhere {Guid.NewGuid()}.", elsewhere);
        var stranger = await app.SignUpModeratorAsync(elsewhere);
        foreach (var act in (object[])
            [
                new { kind = "remove", entry, reason = "So." },
                new { kind = "remove", entry, community = elsewhere, reason = "So." },
                new { kind = "remove", entry, thread = there.GetProperty("thread").GetInt64(), reason = "So." },
            ])
        {
            (await stranger.PostAsync("/api/cases", act)).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");
        }
    }

    async Task<(Client Moderator, long Entry, long Comment)> EntryAsync()
    {
        var imported = await app.ImportAsync($"Something {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  2 years ago\n\n  So it did.", community);
        var comment = (await app.Anonymous().GetAsync($"/api/threads/{imported.GetProperty("thread")}"))["comments"][0].GetProperty("number").GetInt64();
        var moderator = await app.SignUpModeratorAsync(community);
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = Reason });
        return (moderator, removal["number"].GetInt64(), comment);
    }

    async Task<JsonElement> FindAsync(Client client, long entry) => (await LogAsync(client, $"community={community}")).Last(of => IsOf(of, entry));

    async Task<IEnumerable<long>> CasesAsync(Client client, string query) =>
        (await LogAsync(client, query)).Where(of => of.GetProperty("case").ValueKind == JsonValueKind.Number).Select(of => of.GetProperty("case").GetInt64());

    async Task<List<JsonElement>> LogAsync(Client client, string query)
    {
        await app.ViewsCatchUpAsync();
        return [.. (await client.GetAsync($"/api/modlog?{query}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
    }

    static bool IsOf(JsonElement entry, long number) =>
        entry.GetProperty("case") is { ValueKind: JsonValueKind.Number } of && of.GetInt64() == number;

    static IEnumerable<string?> Revealed(JsonElement entry) =>
        entry.GetProperty("revealed").EnumerateArray().Select(part => part.GetProperty("part").GetString());
}
