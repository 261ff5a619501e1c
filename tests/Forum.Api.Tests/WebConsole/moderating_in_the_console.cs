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
        await tab.PressAsync(AriaRole.Link, "Reports");
        await Expect(tab.Page.GetByText("Far too cheerful.")).ToBeVisibleAsync();
        await tab.PressAsync(AriaRole.Button, "Remove …");
        await tab.Page.Keyboard.TypeAsync("Cheer is out.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync("Hides from others the text of 1 comment.");
        Assert.Equal(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("Nothing waits for you.")).ToBeAttachedAsync();
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        await tab.PressAsync(AriaRole.Link, $"case {story.Case + 1}");
        await Expect(tab.Heading).ToHaveTextAsync($"Case {story.Case + 1}: remove");
        Assert.NotEqual(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);

        await tab.PressAsync(AriaRole.Button, "Undo …");
        await Expect(tab.Dialog).ToContainTextAsync("1 item will be as if this case had never been opened.");
        await tab.Page.Keyboard.TypeAsync("Cheer is no offence.");
        await tab.PressAsync(AriaRole.Button, "Undo");
        await Expect(tab.Page.GetByText("undone, 1 item of 1")).ToBeVisibleAsync();
        Assert.Equal(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await forum.ViewsCatchUpAsync();
        await tab.PressAsync(AriaRole.Link, "Log");
        await Expect(tab.Page.Locator(".log li").First).ToContainTextAsync("took back");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task locks_a_thread_and_bans_who_wrote_in_it_after_saying_what_that_means()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        await tab.ChooseAsync($"More about thread {story.Thread}", "Lock …");
        await tab.Page.GetByLabel("Reason").FillAsync("Answered.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync("Nobody can answer in this thread until it is unlocked.");
        await tab.PressAsync(AriaRole.Button, "Lock");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        await tab.PressAsync(AriaRole.Button, "Close");
        await Expect(tab.Page.Locator(".opening .locked")).ToBeVisibleAsync();

        await tab.ChooseAsync($"More about comment {story.First}", "Ban who wrote it …");
        await tab.Page.GetByLabel("Reason").FillAsync("Enough.");
        await tab.Page.GetByLabel("Also remove").CheckAsync();
        await Expect(tab.Page.GetByLabel("Community")).ToHaveValueAsync(story.Community);
        await tab.Page.GetByLabel("Community").FillAsync("");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync(); // the whole site is for administrators
        await tab.Page.GetByLabel("Community").FillAsync(story.Community);
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync("Removes what they wrote: 1 thread and 2 comments.");
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.True(await story.Ana.StartThreadAsync(story.Community, "I may still write.") > story.Thread);
    }

    [Fact]
    public async Task pins_a_thread_which_then_comes_first_and_unpins_it()
    {
        var story = await Story.TellAsync(forum);
        await story.Ana.StartThreadAsync(story.Community, "A newer one");
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        await MarkAsync("Pin", "This thread comes first in its community.");
        await Expect(tab.Page.Locator(".opening .badge")).ToHaveTextAsync("pinned");
        await tab.GoAsync($"/console/communities/{story.Community}");
        await Expect(tab.Page.Locator(".thread-row").First).ToContainTextAsync(Story.Title);
        await tab.GoAsync($"/console/threads/{story.Thread}");
        await MarkAsync("Unpin", "This thread stands where its age puts it.");
        await tab.GoAsync($"/console/communities/{story.Community}");
        await Expect(tab.Page.Locator(".thread-row").First).ToContainTextAsync("A newer one");
        tab.ExpectNoComplaint();

        async Task MarkAsync(string verb, string consequence)
        {
            await tab.ChooseAsync($"More about thread {story.Thread}", $"{verb} …");
            await tab.Page.Keyboard.TypeAsync("So it is.");
            await tab.PressAsync(AriaRole.Button, "See what it will do");
            await Expect(tab.Dialog).ToContainTextAsync(consequence);
            await tab.PressAsync(AriaRole.Button, verb);
            await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
            await tab.PressAsync(AriaRole.Button, "Close");
        }
    }

    [Fact]
    public async Task shows_what_comes_back_with_its_versions_before_it_restores_it()
    {
        var story = await Story.TellAsync(forum);
        await (await forum.SignInAsync(story.Moderator)).OpenCaseAsync(new { kind = "remove", scope = "subtree", comment = story.First, reason = "Once more." });
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}", width: 390);
        await tab.SignInAsync(story.Moderator);
        await tab.ChooseAsync($"More about comment {story.First}", "Restore …");
        await tab.Page.Keyboard.TypeAsync("It was fair.");
        await tab.Page.GetByLabel("How far").SelectOptionAsync("subtree");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        var back = tab.Dialog.GetByRole(AriaRole.Region, new() { Name = "What comes back" });
        await Expect(tab.Dialog).ToContainTextAsync("Shows 2 comments again");
        await Expect(back.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await Expect(back).ToContainTextAsync(Story.AnswerNow);
        await tab.PressAsync(back.GetByText("2 versions"));
        await Expect(back.Locator(".versions li").Last).ToContainTextAsync(Story.AnswerThen);
        Assert.NotEqual(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await tab.ExpectAccessibleAsync();
        await tab.PressAsync(AriaRole.Button, "Restore");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        Assert.Equal(JsonNull, (await story.Ana.GetAsync($"/api/comments/{story.Answer}"))["hidden"].ValueKind);
        await tab.PressAsync(AriaRole.Button, "Close");
        await Expect(tab.Page.Locator($"#comment-{story.First}")).ToBeFocusedAsync(); // where they had been
        tab.ExpectNoComplaint();
    }

    const System.Text.Json.JsonValueKind JsonNull = System.Text.Json.JsonValueKind.Null;
}
