using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class changing_a_thread_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task edits_its_title_and_text_and_keeps_what_they_were()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}", width: 390);
        await tab.SignInAsync(story.Author);
        await tab.ChooseAsync($"More about thread {story.Thread}", "Edit");
        await tab.WriteAsync("Title", "It is back");
        await tab.WriteAsync("Text", "I heard *bells*, and saw it.");
        await tab.PressAsync(AriaRole.Button, "Save");
        await Expect(tab.Heading).ToHaveTextAsync("It is back");
        await Expect(tab.Page.Locator(".opening .said")).ToHaveTextAsync("I heard bells, and saw it.");
        await tab.ChooseAsync($"More about thread {story.Thread}", "Versions");
        await Expect(tab.Dialog.Locator(".versions li").Last).ToContainTextAsync(Story.Title);
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task deletes_it_after_saying_what_that_means_and_takes_that_back()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Author);
        await tab.ChooseAsync($"More about thread {story.Thread}", "Delete …");
        await Expect(tab.Dialog).ToContainTextAsync("What others answered stays.");
        await tab.PressAsync(tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }));
        await Expect(tab.Page.Locator(".opening")).ToContainTextAsync("Deleted by its author");
        Assert.Equal("", await TitleAsync(story));
        await tab.ChooseAsync($"More about thread {story.Thread}", "Take back that it is deleted");
        await Expect(tab.Page.Locator(".opening")).Not.ToContainTextAsync("Deleted by its author");
        Assert.Equal(Story.Title, await TitleAsync(story));
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task speaks_in_it_as_a_moderator_or_for_oneself()
    {
        var story = await Story.TellAsync(forum);
        var comment = await (await forum.SignInAsync(story.Moderator)).CommentAsync(story.Thread, "Please be kind.");
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        var shown = tab.Page.Locator($"#comment-{comment}");
        await tab.ChooseAsync($"More about comment {comment}", "Speak as moderator");
        await Expect(shown.Locator(".official")).ToBeVisibleAsync();
        await tab.ChooseAsync($"More about comment {comment}", "Speak as moderator no longer");
        await Expect(shown.Locator(".official")).ToHaveCountAsync(0);
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task offers_what_moderators_do_only_where_one_moderates()
    {
        var (here, elsewhere) = (await Story.TellAsync(forum), await Story.TellAsync(forum));
        await using var tab = await forum.OpenAsync($"/console/threads/{elsewhere.Thread}");
        await tab.SignInAsync(here.Moderator);
        await tab.PressAsync(tab.Page.GetByLabel($"More about thread {elsewhere.Thread}"));
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Report …" })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lock …" })).ToHaveCountAsync(0);
        await tab.GoAsync($"/console/threads/{here.Thread}");
        await tab.PressAsync(tab.Page.GetByLabel($"More about thread {here.Thread}"));
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lock …" })).ToBeVisibleAsync();
        tab.ExpectNoComplaint();
    }

    async Task<string?> TitleAsync(Story story) => (await forum.Anonymous().GetAsync($"/api/threads/{story.Thread}"))["title"].GetString();
}
