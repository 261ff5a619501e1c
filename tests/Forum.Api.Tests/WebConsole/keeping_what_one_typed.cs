using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class keeping_what_one_typed(ConsoleForum forum)
{
    const string Words = "What I wanted to say.";

    [Fact]
    public async Task over_a_request_that_fails_and_sends_it_once()
    {
        var (story, tab) = await WriteAsync(Words);
        await using var _ = tab;
        await tab.Page.RouteAsync("**/api/threads/*/comments", async route =>
        {
            await route.FetchAsync(); // it arrives, and its answer is lost
            await route.AbortAsync();
        });
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".room").GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be reached");
        await Expect(tab.Page.GetByLabel("Your comment")).ToHaveValueAsync(Words);

        await tab.Page.UnrouteAllAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.GetByText("What you had begun to write is here again.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByLabel("Your comment")).ToHaveValueAsync(Words);
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".room")).ToBeEmptyAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".comment", new() { HasText = Words })).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".room")).ToBeEmptyAsync();
        Assert.Equal(3, (await forum.Anonymous().GetAsync($"/api/threads/{story.Thread}"))["comments"].GetArrayLength());
    }

    [Fact]
    public async Task sends_what_was_changed_after_an_answer_was_lost()
    {
        var (_, tab) = await WriteAsync(Words);
        await using var __ = tab;
        await tab.Page.RouteAsync("**/api/threads/*/comments", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".room").GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be reached");
        await tab.Page.UnrouteAllAsync();
        await tab.WriteAsync("Your comment", "Better words.");
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".comment", new() { HasText = "Better words." })).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByText(Words)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task over_the_end_of_a_session()
    {
        var (story, tab) = await WriteAsync(Words, width: 390);
        await using var _ = tab;
        (await story.Ana.DeleteAsync("/api/sessions")).Expect(HttpStatusCode.NoContent); // everywhere
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".room").GetByRole(AriaRole.Alert)).ToContainTextAsync("What you wrote is kept.");
        await tab.PressAsync(AriaRole.Link, "Sign in to send it");
        await tab.FillInAsync(story.Author);
        await Expect(tab.Heading).ToHaveTextAsync(Story.Title);
        await Expect(tab.Page.GetByLabel("Your comment")).ToHaveValueAsync(Words);
        await tab.PressAsync(AriaRole.Button, "Send");
        await Expect(tab.Page.Locator(".comment").Last).ToContainTextAsync(Words);
        tab.ExpectOnlyRefusals();
    }

    [Fact]
    public async Task is_for_whoever_typed_it_alone_and_signing_out_says_what_it_throws_away()
    {
        var (story, tab) = await WriteAsync(Words);
        await using var _ = tab;
        await tab.Page.GotoAsync("/console/account");
        await Expect(tab.Page.GetByText(Words)).ToBeVisibleAsync(); // among what is not sent yet
        await tab.PressAsync(AriaRole.Button, "Sign out");
        await Expect(tab.Dialog).ToContainTextAsync("1 text that you have not sent");
        await tab.PressAsync(tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
        await Expect(tab.Page.GetByText("This is for members.")).ToBeVisibleAsync();
        Assert.DoesNotContain(Words, await tab.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await tab.GoAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        await Expect(tab.Page.Locator(".room")).ToBeEmptyAsync();
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task says_so_when_it_was_changed_elsewhere_meanwhile_and_does_not_replace_that_unasked()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Author);
        await tab.ChooseAsync($"More about comment {story.Answer}", "Edit");
        await tab.WriteAsync("What it says from now on", "From here.");
        (await story.Ana.PutAsync($"/api/comments/{story.Answer}", new { body = "From elsewhere." })).Expect(HttpStatusCode.OK);
        await tab.PressAsync(AriaRole.Button, "Save");
        await Expect(tab.Page.Locator(".below").GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        Assert.Equal("From elsewhere.", (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["body"].GetString());
        await tab.PressAsync(AriaRole.Button, "Save");
        await Expect(tab.Page.Locator($"#comment-{story.Answer}")).ToContainTextAsync("From here.");
        tab.ExpectOnlyRefusals();
    }

    async Task<(Story Story, Tab Tab)> WriteAsync(string words, int width = 1280)
    {
        var story = await Story.TellAsync(forum);
        var tab = await forum.OpenAsync($"/console/threads/{story.Thread}", width);
        await tab.SignInAsync(story.Author);
        await tab.PressAsync(AriaRole.Button, "Write a comment");
        await Expect(tab.Page.GetByLabel("Your comment")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(words);
        return (story, tab);
    }
}
