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

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task is_for_people_who_see_hear_or_move_otherwise(int width, ColorScheme colours)
    {
        var story = await Story.TellAsync(forum);
        (await (await forum.SignUpAsync()).PostAsync($"/api/comments/{story.Answer}/reports", new { reason = "Hm." })).Expect(HttpStatusCode.Created);
        await using var tab = await forum.OpenAsync("/console/sign-in", width, colours);
        await tab.ExpectAccessibleAsync();
        await tab.SignInAsync(story.Moderator);
        foreach (var path in (string[])
            ["/console", $"/console/communities/{story.Community}", $"/console/threads/{story.Thread}", $"/console/threads/{story.Thread}/replay?case={story.Case}",
                $"/console/threads/{story.Thread}/compare", $"/console/comments/{story.Answer}", "/console/reports", $"/console/cases/{story.Case}", "/console/modlog",
                $"/console/members/{await MemberOfAsync(story.Thread)}", $"/console/members/{await MemberOfAsync(story.Thread)}/dossier"])
        {
            await tab.GoAsync(path);
            await tab.ExpectAccessibleAsync();
        }

        await tab.GoAsync($"/console/threads/{story.Thread}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove …", Exact = true }).First.ClickAsync();
        await tab.ExpectAccessibleAsync();
        tab.ExpectNoComplaint();
    }

    async Task<long> MemberOfAsync(long thread) =>
        (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["author"].GetProperty("number").GetInt64();
}
