using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class reading_an_inbox_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task tells_what_came_and_is_read_one_by_one_or_all_at_once_by_keyboard_alone()
    {
        var story = await Story.TellAsync(forum);
        var ben = await forum.SignUpAsync(pronouns: "they/them");
        (await ben.PostAsync($"/api/threads/{story.Thread}/comments", new { body = "An answer to *you*.", parent = story.First })).Expect(HttpStatusCode.Created);
        await ben.CommentAsync(story.Thread, $"And a word, @{story.Author}.");
        await forum.ViewsCatchUpAsync();
        await using var tab = await forum.OpenAsync("/console", width: 390);
        await tab.SignInAsync(story.Author);
        var inbox = tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Inbox" });
        var unread = tab.Page.Locator(".card[data-unread]");
        await Expect(inbox).ToContainTextAsync("unread");
        await tab.PressAsync(inbox);
        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        await Expect(unread.Filter(new() { HasText = "An answer to you." })).ToContainTextAsync("they/them");
        var before = await unread.CountAsync();

        await tab.PressAsync(unread.Filter(new() { HasText = "An answer to you." }).GetByRole(AriaRole.Button, new() { Name = "Mark as read" }));
        await Expect(unread).ToHaveCountAsync(before - 1);
        await Expect(inbox).ToContainTextAsync($"{before - 1} unread");
        await tab.Page.Keyboard.PressAsync("m");
        await Expect(unread).ToHaveCountAsync(0);
        await Expect(inbox).Not.ToContainTextAsync("unread");
        await tab.Page.GetByLabel("Only").SelectOptionAsync("true");
        await Expect(tab.Page.GetByText("You have read everything.")).ToBeVisibleAsync();

        await tab.Page.GetByLabel("Only").SelectOptionAsync("");
        await tab.PressAsync(tab.Page.Locator(".card").Filter(new() { HasText = "An answer to you." }).GetByRole(AriaRole.Link, new() { Name = "comment #" }));
        await Expect(tab.Page.Locator(".is-meant")).ToContainTextAsync("An answer to you.");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task tells_what_moderators_did_and_that_it_was_taken_back()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync("/console");
        await tab.SignInAsync(story.Author);
        await tab.GoAsync("/console/inbox?kind=moderation");
        await Expect(tab.Page.Locator(".card").Filter(new() { HasText = "Taken for spam." }).First).ToContainTextAsync("undone");
        await Expect(tab.Page.Locator(".card").First).ToContainTextAsync("was taken back");
        tab.ExpectNoComplaint();
    }
}
