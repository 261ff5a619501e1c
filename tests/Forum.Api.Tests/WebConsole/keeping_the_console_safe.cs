using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class keeping_the_console_safe(ConsoleForum forum)
{
    const string Hostile =
        """
        <img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)></svg><iframe srcdoc="<script>alert(4)</script>"></iframe>
        <style>body{display:none}</style> [here](javascript:alert(5)) <a href="javascript:alert(6)" onclick="alert(7)">there</a> ![x](https://evil.example/x.png)
        """;

    [Fact]
    public async Task shows_what_hostile_people_write_and_runs_none_of_it()
    {
        var mallory = await forum.SignUpAsync();
        (await mallory.PutAsync("/api/members/me/bio", new { bio = Hostile })).Expect(HttpStatusCode.OK);
        (await mallory.PutAsync("/api/members/me/display-name", new { displayName = "<b onclick=alert(8)>M</b>" })).Expect(HttpStatusCode.OK);
        var community = await mallory.FoundCommunityAsync();
        var title = "<img src=x onerror=alert(9)>";
        var thread = (await mallory.PostAsync("/api/threads", new { community, title, body = Hostile })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        var comment = await mallory.CommentAsync(thread, Hostile);
        (await mallory.PutAsync($"/api/comments/{comment}", new { body = $"Now: {Hostile}" })).Expect(HttpStatusCode.OK);
        await mallory.OpenCaseAsync(new { kind = "lock", thread, reason = "<script>alert(10)</script>" });
        await forum.ViewsCatchUpAsync();

        await using var tab = await forum.OpenAsync($"/console/threads/{thread}");
        await Expect(tab.Heading).ToHaveTextAsync(title);
        foreach (var path in (string[])
            [$"/console/comments/{comment}", $"/console/threads/{thread}/replay", $"/console/threads/{thread}/compare", "/console/modlog",
                $"/console/communities/{community}", $"/console/members/{await MemberOfAsync(thread)}"])
        {
            await tab.GoAsync(path);
            Assert.Equal(0, await tab.Page.Locator("main script, main img, main iframe, main style, main [onclick], main [onerror], main [href^=javascript]").CountAsync());
        }

        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task runs_nothing_in_any_place_where_somebody_reads_what_others_wrote()
    {
        var (handle, founder) = (Scenarios.FreshHandle("mal"), Scenarios.FreshHandle("fou"));
        var mallory = await forum.SignUpAsync(handle, new { stance = "declared", sets = new object[] { new { display = "x\" onclick=\"alert(11)", forms = new { subject = "x\" onmouseover=\"alert(12)" } } } });
        (await mallory.PutAsync("/api/members/me/bio", new { bio = Hostile })).Expect(HttpStatusCode.OK);
        var owner = await forum.SignUpAsync(founder);
        var community = Scenarios.FreshCommunity();
        (await owner.PostAsync("/api/communities", new { name = community, title = "<svg onload=alert(13)>", description = Hostile })).Expect(HttpStatusCode.Created);
        var thread = await owner.StartThreadAsync(community, "Fine", "Fine.");
        var comment = await mallory.CommentAsync(thread, $"@{founder} {Hostile}");
        (await mallory.PutAsync($"/api/comments/{comment}", new { body = $"Now: {Hostile}" })).Expect(HttpStatusCode.OK);
        (await mallory.PostAsync($"/api/threads/{thread}/reports", new { reason = Hostile })).Expect(HttpStatusCode.Created);
        var (_, imported) = await forum.ImportThreadAsync();
        var author = (await forum.Anonymous().GetAsync($"/api/comments/{imported}"))["author"].GetProperty("number").GetInt64();
        (await mallory.PostAsync($"/api/members/by-number/{author}/claims", new { statement = Hostile })).Expect(HttpStatusCode.Created);
        await owner.OpenCaseAsync(new { kind = "remove", comment, reason = "<script>alert(14)</script>" });
        await forum.ViewsCatchUpAsync();
        var number = await forum.MemberNumberAsync(handle);

        foreach (var (who, paths) in ((string, string[])[])
            [(founder, [$"/console/communities/{community}", "/console", "/console/inbox", "/console/reports", $"/console/members/{number}/dossier", "/console/modlog", $"/console/threads/{thread}"]),
                (handle, ["/console/account", "/console/inbox", $"/console/communities/{community}/start", $"/console/members/{number}"])])
        {
            await using var tab = await forum.OpenAsync("/console");
            await tab.SignInAsync(who);
            foreach (var path in paths)
            {
                await tab.GoAsync(path);
                await ExpectNothingRunnableAsync(tab);
            }

            tab.ExpectNoComplaint();
        }

        await using var moderator = await forum.OpenAsync($"/console/threads/{thread}");
        await moderator.SignInAsync(founder);
        await moderator.ChooseAsync($"More about comment {comment}", "Versions");
        await Expect(moderator.Dialog.Locator(".versions li")).ToHaveCountAsync(2);
        await ExpectNothingRunnableAsync(moderator);
        await moderator.Page.Keyboard.PressAsync("Escape");
        await moderator.ChooseAsync($"More about comment {comment}", "Restore …");
        await moderator.Page.Keyboard.TypeAsync("Why not.");
        await moderator.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(moderator.Dialog.Locator(".returning .said")).ToBeVisibleAsync();
        await ExpectNothingRunnableAsync(moderator);
        moderator.ExpectNoComplaint();

        var administrator = Scenarios.FreshHandle("adm");
        await forum.SignUpAsync(administrator);
        await forum.InvokeAsync(new Domain.Members.GrantAdministrator(new((await forum.Anonymous().GetAsync($"/api/members/{administrator}"))["id"].GetGuid())));
        await using var claims = await forum.OpenAsync("/console/claims");
        await claims.SignInAsync(administrator);
        await Expect(claims.Page.GetByText("alert(5)").First).ToBeVisibleAsync(); // as text
        await ExpectNothingRunnableAsync(claims);
        claims.ExpectOnlyRefusals(); // before they signed in
    }

    static async Task ExpectNothingRunnableAsync(Tab tab) => Assert.Equal(0, await tab.Page.Locator(
        "main :is(script, img, iframe, style, [onclick], [onerror], [onload], [href^=javascript]), dialog :is(script, img, iframe, style, [onclick], [onerror], [onload], [href^=javascript])").CountAsync());

    /// <summary>Should the server once send what it has not cleaned, the page's policy still lets no script run.</summary>
    [Fact]
    public async Task runs_nothing_even_of_what_comes_uncleaned()
    {
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync(), "Fine", "placeholder");
        await using var tab = await forum.OpenAsync("/console");
        await tab.Page.RouteAsync($"**/api/threads/{thread}?*", async route =>
        {
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = text.Replace("<p>placeholder</p>", "<p>placeholder<img src=x onerror=document.title='ran'><a href=javascript:document.title='ran'>go</a></p>", StringComparison.Ordinal),
            });
        });
        await tab.GoAsync($"/console/threads/{thread}");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "go", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".said img")).ToHaveCountAsync(1); // so it did come
        await Expect(tab.Page).ToHaveTitleAsync("Fine · Forum");
        Assert.Contains(tab.Complaints, complaint => complaint.Contains("script-src", StringComparison.Ordinal)); // and was kept from running
    }

    async Task<long> MemberOfAsync(long thread) =>
        (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["author"].GetProperty("number").GetInt64();
}
