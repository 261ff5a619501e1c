using System.Net;
using System.Text.Json;

namespace Forum.Api.Tests.Reports;

public class reading_a_dossier(AppFixture app)
{
    readonly string here = Scenarios.FreshCommunity(), elsewhere = Scenarios.FreshCommunity();

    [Fact]
    public async Task shows_what_happened_where_one_moderates_and_nothing_else()
    {
        var handle = Scenarios.FreshHandle();
        var roza = await app.SignUpAsync(handle);
        var member = await app.MemberNumberAsync(handle);
        var (moderator, reporter) = (default(Client), await app.SignUpAsync());
        foreach (var community in (string[])[here, elsewhere])
        {
            var thread = (await app.ImportAsync($"Something {Guid.NewGuid()}.\n\n• {Scenarios.FreshHandle("page")}\n  2 years ago\n\n  So.", community)).GetProperty("thread").GetInt64();
            var first = (await app.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
            var comment = (await roza.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
            (await roza.PostAsync($"/api/threads/{thread}/comments", new { body = "Again" })).Expect(HttpStatusCode.Created);
            await ReportAsync(reporter, comment, $"Against in {community}.");
            await ReportAsync(roza, first, $"By in {community}.");
            moderator = await app.SignUpModeratorAsync(community);
            await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = $"Removed in {community}." });
            await moderator.OpenCaseAsync(new { kind = "ban", community, member, reason = $"Banned in {community}." });
            await moderator.OpenCaseAsync(new { kind = "unban", community, member, reason = $"Unbanned in {community}." });
        }

        var dossier = await DossierAsync(moderator!, member);
        Assert.DoesNotContain(here, dossier.ToString(), StringComparison.Ordinal);
        Assert.Equal(handle, dossier.GetProperty("member").GetProperty("handle").GetString());
        Assert.Equal([$"Against in {elsewhere}."], Each(dossier, "reportsAgainst", "reason"));
        Assert.Equal([$"By in {elsewhere}."], Each(dossier, "reportsBy", "reason"));
        Assert.Equal([$"Unbanned in {elsewhere}.", $"Banned in {elsewhere}."], Each(dossier, "casesAbout", "reason"));
        Assert.Equal([$"Removed in {elsewhere}."], Each(dossier, "casesOfContent", "reason"));
        Assert.Equal(1, dossier.GetProperty("casesOfContent")[0].GetProperty("items").GetInt64());
        Assert.Equal([$"Banned in {elsewhere}."], Each(dossier, "bans", "reason"));
        Assert.True(dossier.GetProperty("bans")[0].GetProperty("lifted").GetBoolean());
        var content = dossier.GetProperty("content")[0];
        Assert.Equal((2, 1), (content.GetProperty("comments").GetInt64(), content.GetProperty("hiddenComments").GetInt64()));

        var all = await DossierAsync(await app.SignUpAdministratorAsync(), member);
        Assert.Equal([$"Against in {elsewhere}.", $"Against in {here}."], Each(all, "reportsAgainst", "reason"));
        Assert.Equal([$"By in {elsewhere}.", $"By in {here}."], Each(all, "reportsBy", "reason"));
        Assert.Equal(2, all.GetProperty("content").GetArrayLength());
    }

    [Fact]
    public async Task does_not_tell_who_wrote_what_may_not_be_known()
    {
        var handle = Scenarios.FreshHandle();
        var roza = await app.SignUpAsync(handle);
        var member = await app.MemberNumberAsync(handle);
        var thread = (await app.ImportAsync($"Something {Guid.NewGuid()}.", here)).GetProperty("thread").GetInt64();
        var comment = (await roza.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        await ReportAsync(await app.SignUpAsync(), comment, "Rude.");
        var administrator = await app.SignUpAdministratorAsync();
        await administrator.OpenCaseAsync(new { kind = "remove", comment, layer = "oversight", hides = new[] { "author" }, reason = "Hunted." });

        var dossier = await DossierAsync(await app.SignUpModeratorAsync(here), member);
        foreach (var list in (string[])["content", "reportsAgainst", "casesOfContent"]) Assert.Equal(0, dossier.GetProperty(list).GetArrayLength());
        Assert.Equal(1, (await DossierAsync(administrator, member)).GetProperty("casesOfContent").GetArrayLength());
    }

    [Fact]
    public async Task is_for_moderators_and_not_about_reports_against_themself()
    {
        var thread = (await app.ImportAsync($"Something {Guid.NewGuid()}.", here)).GetProperty("thread").GetInt64();
        var handle = Scenarios.FreshHandle("mod");
        var moss = await app.SignUpAsync(handle);
        var member = await app.MemberNumberAsync(handle);
        (await app.Anonymous().GetAsync($"/api/members/by-number/{member}/dossier")).ExpectRefusal(HttpStatusCode.Unauthorized, "sign-in-required");
        (await moss.GetAsync($"/api/members/by-number/{member}/dossier")).ExpectRefusal(HttpStatusCode.Forbidden, "not-allowed");

        await app.AppointAsync(handle, here);
        var comment = (await moss.PostAsync($"/api/threads/{thread}/comments", new { body = "Hello" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        await ReportAsync(await app.SignUpAsync(), comment, "Rude.");
        Assert.Empty(Each(await DossierAsync(moss, member), "reportsAgainst", "reason"));
        (await moss.GetAsync($"/api/members/by-number/{long.MaxValue}/dossier")).ExpectRefusal(HttpStatusCode.NotFound, "member-not-found");
    }

    static async Task ReportAsync(Client reporter, long comment, string reason) =>
        (await reporter.PostAsync($"/api/comments/{comment}/reports", new { reason })).Expect(HttpStatusCode.Created);

    static async Task<JsonElement> DossierAsync(Client client, long member) =>
        (await client.GetAsync($"/api/members/by-number/{member}/dossier")).Expect(HttpStatusCode.OK).Json;

    static IEnumerable<string?> Each(JsonElement dossier, string list, string name) =>
        dossier.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(name).GetString());
}
