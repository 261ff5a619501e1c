using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class writing_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task goes_from_joining_to_a_thread_an_answer_and_its_edit_by_keyboard_alone()
    {
        var community = await (await forum.SignUpAsync()).FoundCommunityAsync();
        var handle = Scenarios.FreshHandle("zed");
        await using var tab = await forum.OpenAsync($"/console/communities/{community}");
        await tab.PressAsync(AriaRole.Link, "Join");
        await tab.WriteAsync("Handle", handle);
        await tab.WriteAsync("Password", Scenarios.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync(community);

        await tab.PressAsync(AriaRole.Button, "Follow");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Unfollow" })).ToBeFocusedAsync();
        await Expect(tab.Page.GetByText("1 follower")).ToBeVisibleAsync();
        await tab.PressAsync(AriaRole.Link, "Start a thread");
        await tab.WriteAsync("Title", "Where does it wait?");
        await tab.WriteAsync("Text", "At the *old* stop?");
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Where does it wait?");

        await tab.Page.Keyboard.PressAsync("c");
        await tab.Page.Keyboard.TypeAsync("Nobody knows.");
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        var first = tab.Page.Locator(".comment").First;
        await Expect(first).ToContainTextAsync("Nobody knows.");
        await Expect(first).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("a");
        await tab.Page.Keyboard.TypeAsync("I do: at the brige.");
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        var answer = tab.Page.Locator(".answers .comment");
        await Expect(answer).ToContainTextAsync("brige");
        await Expect(answer).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("e");
        await Expect(tab.Page.GetByLabel("What it says from now on")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await tab.Page.Keyboard.TypeAsync("I do: at the bridge.");
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        await Expect(answer).ToContainTextAsync("bridge");
        await Expect(answer).ToContainTextAsync("version 2");

        await tab.ReachAsync(answer.GetByRole(AriaRole.Button, new() { Name = "Vote up" }));
        await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.Keyboard.PressAsync("Space"), answer => answer.Url.EndsWith("/vote", StringComparison.Ordinal));
        await Expect(answer.Locator(".votes .score")).ToHaveTextAsync("+1 points");
        await tab.Page.ReloadAsync();
        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Vote up", Pressed = true })).ToBeVisibleAsync();
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task deletes_what_one_wrote_after_saying_what_that_means_and_takes_that_back()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}", width: 390);
        await tab.SignInAsync(story.Author);
        var answer = tab.Page.Locator($"#comment-{story.Answer}");
        await tab.ChooseAsync($"More about comment {story.Answer}", "Delete …");
        await Expect(tab.Dialog).ToContainTextAsync("Nobody else can read it any more.");
        Assert.Equal(Story.AnswerNow, (await forum.Anonymous().GetAsync($"/api/comments/{story.Answer}"))["body"].GetString());
        await tab.PressAsync(tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }));
        await Expect(answer).ToContainTextAsync("Deleted by its author");
        Assert.Equal("", (await forum.Anonymous().GetAsync($"/api/comments/{story.Answer}"))["body"].GetString());

        await tab.ChooseAsync($"More about comment {story.Answer}", "Take back that it is deleted");
        await Expect(answer).Not.ToContainTextAsync("Deleted by its author");
        Assert.Equal(Story.AnswerNow, (await forum.Anonymous().GetAsync($"/api/comments/{story.Answer}"))["body"].GetString());
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task tells_moderators_of_a_comment_a_thread_and_administrators_of_a_profile()
    {
        var (story, reader) = (await Story.TellAsync(forum), Scenarios.FreshHandle("zed"));
        await forum.SignUpAsync(reader);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(reader);
        foreach (var menu in (string[])[$"More about comment {story.Answer}", $"More about thread {story.Thread}"])
        {
            await tab.ChooseAsync(menu, "Report …");
            await tab.WriteAsync("What is wrong with it", $"Wrong: {menu}");
            await tab.PressAsync(AriaRole.Button, "Report");
            await Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The moderators have been told.");
        }

        await tab.PressAsync(tab.Page.Locator(".opening .person a"));
        await Expect(tab.Heading).ToHaveTextAsync(story.Author);
        await tab.ChooseAsync($"More about @{story.Author}", "Report …");
        await tab.Page.GetByLabel("What of it").SelectOptionAsync("bio");
        await tab.WriteAsync("What is wrong with it", "Wrong: bio");
        await tab.PressAsync(AriaRole.Button, "Report");
        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The administrators have been told.");
        var filed = await (await forum.SignInAsync(reader)).GetAsync("/api/members/me/reports");
        Assert.Equal(["Wrong: bio", $"Wrong: More about thread {story.Thread}", $"Wrong: More about comment {story.Answer}"], filed["items"].EnumerateArray().Select(one => one.GetProperty("reason").GetString()));
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task tells_why_a_vote_is_refused_and_shows_the_score_as_it_is()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Moderator);
        await story.Ana.DeleteAsync($"/api/comments/{story.First}");
        var up = tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Vote up comment {story.First}" });
        await up.ClickAsync();
        await Expect(tab.Page.Locator(".telling").GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Expect(up).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(tab.Page.Locator($"#comment-{story.First} .votes .score")).ToHaveTextAsync("0 points");
        tab.ExpectOnlyRefusals();
    }

    [Fact]
    public async Task shows_all_versions_of_a_comment_and_what_each_edit_changed()
    {
        var story = await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync($"/console/threads/{story.Thread}");
        await tab.SignInAsync(story.Author);
        await tab.ChooseAsync($"More about comment {story.Answer}", "Versions");
        await Expect(tab.Dialog.Locator(".versions li")).ToHaveCountAsync(2);
        await Expect(tab.Dialog.Locator("ins")).ToContainTextAsync("Monday");
        await Expect(tab.Dialog.Locator(".versions li").Last).ToContainTextAsync(Story.AnswerThen);
        tab.ExpectNoComplaint();
    }
}
