using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class replaying_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task steps_through_the_past_by_keyboard_and_the_address_leads_there_again()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.Page.Keyboard.PressAsync("r");
        await Expect(tab.Page.GetByRole(AriaRole.Slider)).ToBeVisibleAsync();
        var comments = tab.Page.Locator(".tree .comment");
        await tab.Page.Keyboard.PressAsync("Home");
        await Expect(comments).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(comments).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(comments.Last).ToContainTextAsync(Story.AnswerThen);
        await Expect(comments.Last.Locator(".state")).ToHaveTextAsync("new");

        await tab.Page.Keyboard.PressAsync("n");
        await Expect(comments.Last.Locator(".said")).ToHaveTextAsync(Story.AnswerNow);
        await Expect(comments.Last.Locator(".state")).ToHaveTextAsync("edited");
        await Expect(comments.Last.Locator("ins")).ToContainTextAsync("Monday");
        await tab.Page.Keyboard.PressAsync("n");
        await Expect(tab.Page.Locator(".why")).ToContainTextAsync($"hid #{story.First}, #{story.Answer} (case {story.Case}): Taken for spam.");
        await Expect(comments.Last).ToContainTextAsync("Removed by moderators");
        await Expect(tab.Page.GetByText(Story.AnswerNow)).ToHaveCountAsync(0);
        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"\?cut=\d+$"));

        await using var colleague = await forum.OpenAsync(new Uri(tab.Page.Url).PathAndQuery);
        await Expect(colleague.Page.Locator(".why")).ToContainTextAsync("Taken for spam.");
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Slider)).ToHaveCountAsync(0);
        tab.ExpectNoComplaint();
        colleague.ExpectNoComplaint();
    }

    [Fact]
    public async Task shows_as_a_card_what_changed_further_down_than_the_page_goes()
    {
        var ana = await forum.SignUpAsync(pronouns: "she/her");
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync(history: "everybody"), "A long one");
        for (var i = 1; i <= 200; i++) await ana.CommentAsync(thread, $"Number {i}.");
        var gone = await ana.CommentAsync(thread, "Gone.");
        var last = await ana.CommentAsync(thread, "The last, mispelt.");
        await ana.DeleteAsync($"/api/comments/{gone}");
        await ana.PutAsync($"/api/comments/{last}", new { body = "The last, misspelt." });
        await forum.ViewsCatchUpAsync();
        await using var tab = await forum.OpenAsync($"/console/threads/{thread}/replay");
        var card = tab.Page.Locator("article.change");
        await Expect(tab.Page.GetByText("The first 200 of 202 comments are shown.")).ToBeVisibleAsync();
        await Expect(card).ToContainTextAsync($"#{last}");
        await Expect(card.Locator("ins")).ToHaveTextAsync("misspelt");
        await Expect(card.Locator("del")).ToHaveTextAsync("mispelt");
        await Expect(card).ToContainTextAsync("she/her");
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(card).ToContainTextAsync("Deleted by its author");
        await Expect(card).ToContainTextAsync($"hid #{gone}");
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(card).ToContainTextAsync("Not there yet.");
        await Expect(card).ToContainTextAsync("The last, mispelt.");
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(card).ToContainTextAsync($"wrote #{gone}");
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(card).ToHaveCountAsync(0); // number 200 is on the page itself
        await Expect(tab.Page.Locator(".tree .state").Filter(new() { HasText = "new" })).ToHaveCountAsync(1);
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task plays_by_itself_until_the_end()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}/replay");
        await tab.Page.GetByLabel("Speed").SelectOptionAsync("fast");
        await tab.Page.GetByRole(AriaRole.Slider).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await Expect(tab.Page.Locator(".moment")).ToContainTextAsync("1 of 6");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".moment")).ToContainTextAsync("6 of 6");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task jumps_to_a_case_and_compares_two_moments_side_by_side()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}/replay?case={story.Case}");
        await Expect(tab.Page.Locator(".why")).ToContainTextAsync("Taken for spam.");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Compare with now" }).ClickAsync();
        await Expect(tab.Page.Locator(".change")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator(".change").Last).ToContainTextAsync("shown again");
        await Expect(tab.Page.Locator(".change").Last).ToContainTextAsync(Story.AnswerNow);
        await tab.Page.GetByLabel("Later moment").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(tab.Page.GetByText("Nothing changed between these two moments.")).ToBeVisibleAsync();
        tab.ExpectNoComplaint();
    }
}
