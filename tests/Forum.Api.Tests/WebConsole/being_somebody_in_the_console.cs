using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class being_somebody_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task says_ones_pronouns_in_ones_own_order_with_forms_and_language()
    {
        var handle = Scenarios.FreshHandle("zed");
        var zed = await forum.SignUpAsync(handle);
        await using var tab = await forum.OpenAsync("/console", width: 390);
        await tab.SignInAsync(handle);
        await tab.PressAsync(AriaRole.Link, $"@{handle}");
        await Expect(tab.Heading).ToHaveTextAsync("Who you are");
        await tab.Page.GetByLabel("These, the one I like best first:").CheckAsync();
        await tab.WriteAsync("Pronouns 1", "they/them");
        await tab.PressAsync(AriaRole.Button, "Add another");
        await Expect(tab.Page.GetByLabel("Pronouns 2", new() { Exact = true })).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("xe/xem");
        await tab.PressAsync(AriaRole.Button, "Like pronouns 2 better");
        await Expect(tab.Page.Locator(".sample")).ToContainTextAsync("xe/xem, they/them");
        await tab.PressAsync(tab.Page.Locator(".sets summary").First);
        await tab.WriteAsync("Language", "en");
        await tab.WriteAsync("I see …", "xem");
        await tab.PressAsync(tab.Page.GetByRole(AriaRole.Form, new() { Name = "Pronouns" }).GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");

        var own = (await zed.GetAsync("/api/members/me"))["pronouns"];
        Assert.Equal("declared", own.GetProperty("stance").GetString());
        var first = own.GetProperty("sets")[0];
        Assert.Equal(("xe/xem", "en", "xem"), (first.GetProperty("display").GetString(), first.GetProperty("language").GetString(), first.GetProperty("forms").GetProperty("object").GetString()));
        Assert.Equal("they/them", own.GetProperty("sets")[1].GetString());

        await tab.Page.GetByLabel("Ask me").CheckAsync();
        await tab.PressAsync(tab.Page.GetByRole(AriaRole.Form, new() { Name = "Pronouns" }).GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Expect(tab.Page.Locator("main .byline")).ToContainTextAsync("ask for pronouns");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task takes_another_handle_which_is_shown_everywhere_from_then_on()
    {
        var story = await Story.TellAsync(forum);
        var renamed = Scenarios.FreshHandle("rosa");
        await using var tab = await forum.OpenAsync("/console");
        await tab.SignInAsync(story.Author);
        await tab.GoAsync("/console/account");
        await Expect(tab.Page.GetByText("Nobody else can take the one that you give up for a year")).ToBeVisibleAsync();
        await tab.WriteAsync("Handle", renamed);
        await tab.PressAsync(tab.Page.GetByRole(AriaRole.Form, new() { Name = "Handle", Exact = true }).GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Expect(tab.Page.Locator(".account")).ToContainTextAsync(renamed);
        await Expect(tab.Page.GetByText($"Only you see that you were @{story.Author}")).ToBeVisibleAsync();
        await tab.GoAsync($"/console/threads/{story.Thread}/replay?case={story.Case}");
        await Expect(tab.Page.Locator(".tree .person").First).ToContainTextAsync(renamed);
        await Expect(tab.Page.GetByText(story.Author)).ToHaveCountAsync(0);
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task is_named_with_pronouns_wherever_one_is_named()
    {
        var story = await Story.TellAsync(forum);
        var moderator = await forum.SignInAsync(story.Moderator);
        (await story.Ana.PutAsync("/api/members/me/pronouns", "fae/faer")).Expect(HttpStatusCode.OK);
        var named = await moderator.CommentAsync(story.Thread, $"Thank you, @{story.Author}!");
        (await moderator.PostAsync($"/api/comments/{story.Answer}/reports", new { reason = "Hm." })).Expect(HttpStatusCode.Created);
        await story.Ana.CommentAsync(story.Thread, $"Welcome, @{story.Moderator}.");
        var number = await forum.MemberNumberAsync(story.Author);
        await moderator.OpenCaseAsync(new { kind = "ban", member = number, community = story.Community, reason = "Rest." });
        await forum.ViewsCatchUpAsync();

        await using var tab = await forum.OpenAsync("/console");
        await tab.SignInAsync(story.Moderator);
        foreach (var (path, place) in ((string, string)[])
            [($"/console/communities/{story.Community}", ".thread-row"), ($"/console/threads/{story.Thread}", ".opening .byline"), ($"/console/threads/{story.Thread}", $"#comment-{story.Answer} header"),
                ($"/console/comments/{named}", $"#comment-{named} .said"), // where only a mention names them
                ($"/console/threads/{story.Thread}/replay", ".tree header"), ($"/console/threads/{story.Thread}/compare", ".change header"), ("/console/reports", ".card h2"),
                ("/console/modlog", ".log li"), ("/console/inbox", ".card"), ($"/console/members/{number}", "main .byline"), ($"/console/members/{number}/dossier", "main .byline"),
                ($"/console/cases/{story.Case + 1}", ".facts")])
        {
            await tab.GoAsync(path);
            await Expect(tab.Page.Locator(place).Filter(new() { HasText = "fae/faer" }).First).ToBeVisibleAsync();
        }

        tab.ExpectNoComplaint();
    }
}
