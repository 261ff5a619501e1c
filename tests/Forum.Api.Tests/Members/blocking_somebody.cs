using System.Net;

namespace Forum.Api.Tests.Members;

public class blocking_somebody(AppFixture app)
{
    [Fact]
    public async Task is_told_to_who_blocks_alone()
    {
        var handle = Scenarios.FreshHandle();
        var (ana, kit) = (await app.SignUpAsync(), await app.SignUpAsync(handle));
        var number = await app.MemberNumberAsync(handle);
        var name = await ana.FoundCommunityAsync();
        foreach (var _ in "twice..") (await ana.PutAsync($"/api/blocks/members/{number}")).Expect(HttpStatusCode.NoContent);
        (await ana.PutAsync($"/api/communities/{name}/block")).Expect(HttpStatusCode.NoContent);

        var blocks = (await ana.GetAsync("/api/members/me/blocks")).Expect(HttpStatusCode.OK)["items"];
        Assert.Equal(2, blocks.GetArrayLength());
        Assert.Equal(name, blocks[0].GetProperty("community").GetProperty("name").GetString());
        Assert.Equal(handle, blocks[1].GetProperty("member").GetProperty("handle").GetString());
        Assert.True((await ana.GetAsync($"/api/communities/{name}"))["blocked"].GetBoolean());
        Assert.Equal(0, (await kit.GetAsync("/api/members/me/blocks"))["items"].GetArrayLength());

        (await ana.DeleteAsync($"/api/blocks/members/{number}")).Expect(HttpStatusCode.NoContent);
        (await ana.DeleteAsync($"/api/communities/{name}/block")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(0, (await ana.GetAsync("/api/members/me/blocks"))["items"].GetArrayLength());
    }

    [Fact]
    public async Task whom_a_page_named_is_taken_back_under_the_account_that_claimed_them()
    {
        var (author, handle) = (Scenarios.FreshHandle("page"), Scenarios.FreshHandle());
        await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {author}\n  a year ago\n\n  Hello");
        var (ana, _) = (await app.SignUpAsync(), await app.SignUpAsync(handle));
        var (imported, account) = (await app.MemberNumberAsync(author), await app.MemberNumberAsync(handle));
        (await ana.PutAsync($"/api/blocks/members/{imported}")).Expect(HttpStatusCode.NoContent);

        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "approveClaim", member = imported, claimant = account, reason = "Has shown it." });
        var block = Assert.Single((await ana.GetAsync("/api/members/me/blocks"))["items"].EnumerateArray());
        Assert.Equal(account, block.GetProperty("member").GetProperty("number").GetInt64());

        (await ana.PutAsync($"/api/blocks/members/{account}")).Expect(HttpStatusCode.NoContent);
        (await ana.DeleteAsync($"/api/blocks/members/{account}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(0, (await ana.GetAsync("/api/members/me/blocks"))["items"].GetArrayLength());
    }

    [Fact]
    public async Task who_is_oneself_or_nobody_is_refused()
    {
        var handle = Scenarios.FreshHandle();
        var ana = await app.SignUpAsync(handle);
        (await ana.PutAsync($"/api/blocks/members/{await app.MemberNumberAsync(handle)}")).ExpectRefusal(HttpStatusCode.BadRequest, "block-oneself");
        (await ana.PutAsync($"/api/blocks/members/{long.MaxValue}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await ana.DeleteAsync($"/api/blocks/members/{long.MaxValue}")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
        (await app.Anonymous().PutAsync("/api/blocks/members/1")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await app.Anonymous().GetAsync("/api/members/me/blocks")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
    }
}
