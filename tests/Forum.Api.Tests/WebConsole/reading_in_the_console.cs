using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class reading_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task goes_from_a_community_to_a_comment_by_keyboard_alone_and_back()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync("/console");
        await tab.PressAsync(AriaRole.Link, story.Community);
        await Expect(tab.Heading).ToHaveTextAsync(story.Community);
        await tab.PressAsync(AriaRole.Link, Story.Title);
        await Expect(tab.Heading).ToHaveTextAsync(Story.Title);
        await Expect(tab.Heading).ToBeFocusedAsync();
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/console/threads/{story.Thread}$"));

        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("j");
        await Expect(tab.Page.Locator($"#comment-{story.Answer}")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("k");
        await tab.Page.Keyboard.PressAsync("f");
        await Expect(tab.Page.GetByText(Story.AnswerNow)).ToBeHiddenAsync();
        await tab.Page.Keyboard.PressAsync("f");
        await Expect(tab.Page.GetByText(Story.AnswerNow)).ToBeVisibleAsync();

        await tab.Page.Keyboard.PressAsync("?");
        await Expect(tab.Dialog).ToContainTextAsync("Next comment");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.PressAsync(AriaRole.Link, $"#{story.Answer}");
        await Expect(tab.Heading).ToHaveTextAsync($"Comment #{story.Answer}");
        await tab.Page.GoBackAsync();
        await Expect(tab.Heading).ToHaveTextAsync(Story.Title);
        await tab.Page.GoBackAsync();
        await Expect(tab.Heading).ToHaveTextAsync(story.Community);
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task reads_on_below_where_a_page_ends()
    {
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync(), "A long one");
        for (var i = 1; i <= 101; i++) await author.CommentAsync(thread, $"Number {i}.");
        await using var tab = await forum.OpenAsync($"/console/threads/{thread}");
        await Expect(tab.Page.Locator(".comment")).ToHaveCountAsync(100);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "More comments" }).ClickAsync();
        await Expect(tab.Page.Locator(".comment")).ToHaveCountAsync(101);
        await Expect(tab.Page.Locator(".comment").Last).ToContainTextAsync("Number 101.");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task says_in_the_servers_words_what_cannot_be_shown()
    {
        await using var tab = await forum.OpenAsync("/console/threads/999999");
        var refusal = await forum.Anonymous().GetAsync("/api/threads/999999");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(refusal["detail"].GetString()!);
    }

    [Fact]
    public async Task sends_files_that_may_be_kept_and_a_page_that_lets_in_nothing_else()
    {
        using var http = forum.NewHttpClient();
        using var page = await http.GetAsync(new Uri("/console/anything", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = string.Join(' ', page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);

        var file = text.Split("src=\"")[1].Split('"')[0];
        using var module = await http.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/javascript", module.Content.Headers.ContentType?.MediaType);
        Assert.True(module.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        using var old = await http.GetAsync(new Uri("/console/files/0000/main.js", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }
}
