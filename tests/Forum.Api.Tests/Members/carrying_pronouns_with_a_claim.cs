using System.Net;

namespace Forum.Api.Tests.Members;

/// <summary>What a page says of the pronouns of an author, once an account has claimed that author.</summary>
public class carrying_pronouns_with_a_claim(AppFixture app)
{
    const string Nothing = """{"stance":"unset","sets":[]}""";
    const string Carried = """{"stance":"declared","sets":["xe/xem"],"unconfirmed":true,"audience":"signedIn"}""";

    [Fact]
    public async Task shows_them_unconfirmed_to_who_is_signed_in_until_the_claim_is_undone()
    {
        var (page, kit) = (await ImportAsync("xe/xem"), await NewAsync());
        Assert.Equal(Nothing, await PronounsAsync(kit.Client, kit));
        var claim = await ClaimAsync(page, kit);

        foreach (var reader in (Client[])[kit.Client, await app.SignUpAsync()])
        {
            Assert.Equal(Carried, await PronounsAsync(reader, kit));
            Assert.Equal(Carried, (await reader.GetAsync($"/api/members/{kit.Handle}/pronouns")).Json.GetRawText());
            var comment = (await reader.GetAsync($"/api/threads/{page.Thread}"))["comments"][0];
            Assert.Equal(kit.Handle, comment.GetProperty("author").GetProperty("handle").GetString());
            Assert.Equal(Carried, comment.GetProperty("author").GetProperty("pronouns").GetRawText());
            Assert.Equal($"{kit.Handle} [xe/xem]", (await reader.GetAsync($"/api/members/{kit.Handle}/pronouns?format=suffix"))["text"].GetString());
            var found = Assert.Single((await reader.GetAsync($"/api/search?q={kit.Handle}&kind=members"))["items"].EnumerateArray());
            Assert.Equal(Carried, found.GetProperty("member").GetProperty("pronouns").GetRawText());
        }

        Assert.Equal(Carried, (await kit.Client.GetAsync("/api/members/me"))["pronouns"].GetRawText());
        Assert.Equal(Nothing, await PronounsAsync(app.Anonymous(), kit));
        Assert.False(await SaysAsync(app.Anonymous(), $"threads/{page.Thread}", "xe/xem"));
        Assert.False(await SaysAsync(app.Anonymous(), $"members/{kit.Handle}/pronouns?format=vcard", "xe/xem"));

        await UndoAsync(claim);
        Assert.Equal(Nothing, await PronounsAsync(kit.Client, kit));
        Assert.True(await SaysAsync(app.Anonymous(), $"threads/{page.Thread}", "xe/xem"));
    }

    [Fact]
    public async Task gives_way_to_what_the_member_says()
    {
        var (page, kit) = (await ImportAsync("xe/xem"), await NewAsync("they/them"));
        var claim = await ClaimAsync(page, kit);
        Assert.Equal("""{"stance":"declared","sets":["they/them"]}""", await PronounsAsync(app.Anonymous(), kit));
        Assert.False(await SaysAsync(kit.Client, $"threads/{page.Thread}", "xe/xem"));
        Assert.False(await SaysAsync(kit.Client, $"members/by-number/{page.Member}", "xe/xem"));
        await UndoAsync(claim);
        Assert.Equal("""{"stance":"declared","sets":["they/them"]}""", await PronounsAsync(app.Anonymous(), kit));
    }

    [Theory]
    [InlineData("xe/xem", """{"stance":"declared","sets":["xe/xem"]}""")]
    [InlineData("she/her", """{"stance":"declared","sets":["she/her"]}""")]
    [InlineData("", Nothing)]
    public async Task ends_when_the_member_confirms_replaces_or_declines_them(string said, string shown)
    {
        var kit = await NewAsync();
        await ClaimAsync(await ImportAsync("xe/xem"), kit);
        Assert.Equal(Carried, await PronounsAsync(kit.Client, kit));
        var changed = (await kit.Client.PutAsync("/api/members/me/pronouns", $"\"{said}\"", "application/json")).Expect(HttpStatusCode.OK);
        Assert.Equal(shown, changed.Json.GetRawText());
        Assert.Equal(shown, await PronounsAsync(kit.Client, kit));

        await ClaimAsync(await ImportAsync("fae/faer"), kit); // said once, it is said for every page
        Assert.Equal(shown, await PronounsAsync(kit.Client, kit));
        (await kit.Client.PutAsync("/api/members/me/pronouns", "\"\"", "application/json")).Expect(HttpStatusCode.OK);
        Assert.Equal(Nothing, await PronounsAsync(kit.Client, kit));
    }

    [Fact]
    public async Task keeps_to_the_audience_that_the_member_chose_before_if_that_is_narrower()
    {
        var kit = await NewAsync(new { stance = "unset", audience = "onlyMe" });
        await ClaimAsync(await ImportAsync("xe/xem"), kit);
        Assert.Equal(Nothing, await PronounsAsync(await app.SignUpAdministratorAsync(), kit));
        Assert.Contains("xe/xem", await PronounsAsync(kit.Client, kit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task follows_later_pages_and_never_goes_back()
    {
        var (page, kit) = (await ImportAsync("he/him", capturedAt: "2023-03-01"), await NewAsync());
        await ClaimAsync(page, kit);
        Assert.Contains("he/him", await PronounsAsync(kit.Client, kit), StringComparison.Ordinal);

        await ImportAsync("xe/xem", page.Name, capturedAt: "2024-03-01");
        Assert.Equal(Carried, await PronounsAsync(kit.Client, kit));
        await ImportAsync("he/him", page.Name, capturedAt: "2022-03-01");
        Assert.Equal(Carried, await PronounsAsync(kit.Client, kit));
        Assert.False(await SaysAsync(kit.Client, $"threads/{page.Thread}", "he/him"));
    }

    [Fact]
    public async Task of_several_authors_takes_the_one_claimed_last_of_whom_a_page_says_something()
    {
        var kit = await NewAsync();
        await ClaimAsync(await ImportAsync("he/him"), kit);
        var second = await ClaimAsync(await ImportAsync("xe/xem"), kit);
        await ClaimAsync(await ImportAsync(pronouns: null), kit);
        Assert.Equal(Carried, await PronounsAsync(kit.Client, kit));
        await UndoAsync(second);
        Assert.Contains("he/him", await PronounsAsync(kit.Client, kit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task hides_them_if_they_are_hidden_under_either_name(bool underTheClaimed)
    {
        var (page, kit) = (await ImportAsync("xe/xem"), await NewAsync());
        await ClaimAsync(await ImportAsync("he/him"), kit);
        await ClaimAsync(page, kit);
        var administrator = await app.SignUpAdministratorAsync();
        var member = underTheClaimed ? page.Member : await app.MemberNumberAsync(kit.Handle);
        await administrator.OpenCaseAsync(new { kind = "hideProfile", member, part = "pronouns", reason = "Mocks somebody." });

        foreach (var reader in (Client[])[await app.SignUpAsync(), administrator]) Assert.Equal(Nothing, await PronounsAsync(reader, kit));
        Assert.Equal(Carried[..^1] + ""","hidden":true}""", await PronounsAsync(kit.Client, kit));
        await administrator.OpenCaseAsync(new { kind = "showProfile", member, part = "pronouns", reason = "Does not." });
        Assert.Equal(Carried, await PronounsAsync(administrator, kit));
    }

    [Fact]
    public async Task ends_with_the_account()
    {
        var (page, kit) = (await ImportAsync("xe/xem"), await NewAsync());
        await ClaimAsync(page, kit);
        var deleted = await kit.Client.PostAsync("/api/members/me/deletion", new { password = Scenarios.Password, content = "keep" });
        deleted.Expect(HttpStatusCode.NoContent);
        var thread = (await (await app.SignUpAdministratorAsync()).GetAsync($"/api/threads/{page.Thread}")).Expect(HttpStatusCode.OK);
        Assert.Equal(Nothing, thread["comments"][0].GetProperty("author").GetProperty("pronouns").GetRawText());
    }

    async Task<Page> ImportAsync(string? pronouns, string? name = null, string capturedAt = "2025-03-01")
    {
        name ??= Scenarios.FreshHandle("page");
        var brackets = pronouns is null ? "" : $" [{pronouns}]";
        var imported = await app.ImportAsync($"News {Guid.NewGuid()}.\n\n• {name}{brackets}\n  a year ago\n\n  Hello", capturedAt: capturedAt);
        var number = await app.QueryAsync<long>("select number from views.member where handle = $1", name);
        return new Page(name, imported.GetProperty("thread").GetInt64(), number);
    }

    async Task<Person> NewAsync(object? pronouns = null)
    {
        var handle = Scenarios.FreshHandle();
        return new Person(await app.SignUpAsync(handle, pronouns), handle);
    }

    async Task<Answer> ClaimAsync(Page page, Person person)
    {
        var claimant = await app.MemberNumberAsync(person.Handle);
        var act = new { kind = "approveClaim", member = page.Member, claimant, reason = "Has shown it." };
        return await (await app.SignUpAdministratorAsync()).OpenCaseAsync(act);
    }

    async Task UndoAsync(Answer claim) => (await (await app.SignUpAdministratorAsync()).PostAsync(
        $"/api/cases/{claim["number"]}/undo", new { reason = "Was not them." })).Expect(HttpStatusCode.OK);

    static async Task<bool> SaysAsync(Client reader, string url, string pronouns) =>
        (await reader.GetAsync($"/api/{url}")).Expect(HttpStatusCode.OK).Json.GetRawText().Contains(pronouns, StringComparison.Ordinal);

    static async Task<string> PronounsAsync(Client reader, Person person) =>
        (await reader.GetAsync($"/api/members/{person.Handle}")).Expect(HttpStatusCode.OK)["pronouns"].GetRawText();

    sealed record Page(string Name, long Thread, long Member);

    sealed record Person(Client Client, string Handle);
}
