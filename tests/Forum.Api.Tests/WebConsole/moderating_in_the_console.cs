using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class moderating_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task goes_from_a_report_to_a_removal_and_its_undo_by_keyboard_alone()
    {
        var story = await Story.TellAsync(forum);
        (await (await forum.SignUpAsync()).PostAsync($"/api/comments/{story.Answer}/reports", new { reason = "Far too cheerful." })).Expect(HttpStatusCode.Created);
        await using var tab = await forum.OpenAsync("/console");
        await tab.SignInAsync(story.Moderator);
        await PressAsync(tab, AriaRole.Link, "Reports");
        await Expect(tab.Page.GetByText("Far too cheerful.")).ToBeVisibleAsync();
        await PressAsync(tab, AriaRole.Button, "Remove …");
        await tab.Page.Keyboard.TypeAsync("Cheer is out.");
        await PressAsync(tab, AriaRole.Button, "See what it will do");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Hides from others the text of 1 comment.");
        Assert.Equal(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("Nothing waits for you.")).ToBeAttachedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("It is in the log");
        await PressAsync(tab, AriaRole.Link, $"case {story.Case + 1}");
        await Expect(tab.Heading).ToHaveTextAsync($"Case {story.Case + 1}: remove");
        Assert.NotEqual(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);

        await PressAsync(tab, AriaRole.Button, "Undo …");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 item will be as if this case had never been opened.");
        await tab.Page.Keyboard.TypeAsync("Cheer is no offence.");
        await PressAsync(tab, AriaRole.Button, "Undo");
        await Expect(tab.Page.GetByText("undone, 1 item of 1")).ToBeVisibleAsync();
        Assert.Equal(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await forum.ViewsCatchUpAsync();
        await PressAsync(tab, AriaRole.Link, "Log");
        await Expect(tab.Page.Locator(".log li").First).ToContainTextAsync("took back");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task locks_a_thread_and_bans_who_wrote_in_it_after_saying_what_that_means()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        await PressAsync(tab, AriaRole.Button, "Lock …");
        await tab.Page.GetByLabel("Reason").FillAsync("Answered.");
        await PressAsync(tab, AriaRole.Button, "See what it will do");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Nobody can answer in this thread until it is unlocked.");
        await PressAsync(tab, AriaRole.Button, "Lock");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("It is in the log");
        await PressAsync(tab, AriaRole.Button, "Close");
        await Expect(tab.Page.Locator(".opening .locked")).ToBeVisibleAsync();

        await PressAsync(tab, AriaRole.Button, $"Ban who wrote comment {story.First}");
        await tab.Page.GetByLabel("Reason").FillAsync("Enough.");
        await tab.Page.GetByLabel("Also remove").CheckAsync();
        await PressAsync(tab, AriaRole.Button, "See what it will do");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync(); // the whole site is for administrators
        await tab.Page.GetByLabel("Community").FillAsync(story.Community);
        await PressAsync(tab, AriaRole.Button, "See what it will do");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Removes what they wrote: 1 thread and 2 comments.");
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.True(await story.Ana.StartThreadAsync(story.Community, "I may still write.") > story.Thread);
    }

    const System.Text.Json.JsonValueKind JsonNull = System.Text.Json.JsonValueKind.Null;

    static async Task PressAsync(Tab tab, AriaRole role, string name)
    {
        await tab.Page.GetByRole(role, new() { Name = name, Exact = true }).First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
    }
}
