using System.Net;

namespace Forum.Api.Tests.Claims;

public class requesting_a_claim(AppFixture app)
{
    readonly string community = Scenarios.FreshCommunity(), page = Scenarios.FreshHandle("page");

    [Fact]
    public async Task is_decided_by_who_moderates_wherever_the_author_wrote()
    {
        var (author, moderator) = await ImportAsync();
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        var claim = (await ana.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "I can show it." })).Expect(HttpStatusCode.Created);
        Assert.Equal((page, handle, "open"), (Name(claim, "author"), Name(claim, "claimant"), claim["state"].GetString()));
        var again = await ana.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "Really." });
        Assert.Equal(claim["number"].GetInt64(), again.Expect(HttpStatusCode.Created)["number"].GetInt64());

        Assert.Equal([claim["number"].GetInt64()], await NumbersAsync(moderator, "/api/claims?state=open"));
        var elsewhere = await app.SignUpModeratorAsync(await ana.FoundCommunityAsync());
        Assert.Empty(await NumbersAsync(elsewhere, "/api/claims"));
        (await elsewhere.PostAsync($"/api/claims/{claim["number"]}/refusal", new { reason = "No." })).ExpectRefusal(HttpStatusCode.NotFound, "claim-not-found");

        var granted = await moderator.OpenCaseAsync(new
        {
            kind = "approveClaim",
            member = claim["authorNumber"].GetInt64(),
            claimant = claim["claimant"].GetProperty("number").GetInt64(),
            reason = "Has shown it.",
        });
        Assert.Equal("granted", await OwnStateAsync(ana));
        (await moderator.PostAsync($"/api/cases/{granted["number"]}/undo", new { reason = "Was fooled." })).Expect(HttpStatusCode.OK);
        Assert.Equal("open", await OwnStateAsync(ana));
    }

    [Fact]
    public async Task can_be_refused_with_a_reason_that_the_claimant_is_told()
    {
        var (author, moderator) = await ImportAsync();
        var ana = await app.SignUpAsync();
        var number = (await ana.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "It is me." }))["number"];
        (await ana.PostAsync($"/api/claims/{number}/refusal", new { reason = "No." })).ExpectRefusal(HttpStatusCode.Forbidden, "case-not-allowed");

        var refused = (await moderator.PostAsync($"/api/claims/{number}/refusal", new { reason = "It is not." })).Expect(HttpStatusCode.OK);
        Assert.Equal(("refused", "It is not."), (refused["state"].GetString(), refused["refusal"].GetString()));
        Assert.Equal("refused", await OwnStateAsync(ana));
        Assert.Empty(await NumbersAsync(moderator, "/api/claims?state=open"));
        (await ana.DeleteAsync($"/api/claims/{number}")).ExpectRefusal(HttpStatusCode.Conflict, "claim-closed");

        await app.ViewsCatchUpAsync();
        var notice = (await ana.GetAsync("/api/inbox?kind=moderation"))["items"][0];
        Assert.Equal("claimRefused", notice.GetProperty("kind").GetString());
        Assert.Equal("It is not.", notice.GetProperty("claim").GetProperty("refusal").GetString());
        Assert.Equal(1, (await ana.GetAsync("/api/inbox/counts"))["moderation"].GetInt64());
    }

    [Fact]
    public async Task can_be_taken_back_by_who_asked_and_nobody_else()
    {
        var (author, moderator) = await ImportAsync();
        var ana = await app.SignUpAsync();
        var number = (await ana.PostAsync($"/api/members/by-number/{author}/claims", new { statement = "It is me." }))["number"];
        (await (await app.SignUpAsync()).DeleteAsync($"/api/claims/{number}")).ExpectRefusal(HttpStatusCode.NotFound, "claim-not-found");
        (await moderator.DeleteAsync($"/api/claims/{number}")).ExpectRefusal(HttpStatusCode.Forbidden, "claim-not-yours");

        (await ana.DeleteAsync($"/api/claims/{number}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("retracted", await OwnStateAsync(ana));
    }

    [Fact]
    public async Task of_an_account_or_of_nobody_is_refused()
    {
        var (handle, ana) = (Scenarios.FreshHandle(), await app.SignUpAsync());
        await app.SignUpAsync(handle);
        (await ana.PostAsync($"/api/members/by-number/{await app.MemberNumberAsync(handle)}/claims", new { statement = "It is me." }))
            .ExpectRefusal(HttpStatusCode.Conflict, "case-not-imported");
        (await ana.PostAsync("/api/members/by-number/999999999/claims", new { statement = "It is me." }))
            .ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await ana.GetAsync("/api/claims")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");
    }

    /// <summary>The number of an author on a page, and somebody who moderates where the page is.</summary>
    async Task<(long Author, Client Moderator)> ImportAsync()
    {
        await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {page}\n  2 years ago\n\n  Hm.", community);
        return (await app.MemberNumberAsync(page), await app.SignUpModeratorAsync(community));
    }

    static string? Name(Answer claim, string who) => claim[who].GetProperty("handle").GetString();

    static async Task<long[]> NumbersAsync(Client client, string url) =>
        [.. (await client.GetAsync(url)).Expect(HttpStatusCode.OK)["items"].EnumerateArray().Select(claim => claim.GetProperty("number").GetInt64())];

    static async Task<string?> OwnStateAsync(Client client) =>
        (await client.GetAsync("/api/members/me/claims"))["items"][0].GetProperty("state").GetString();
}
