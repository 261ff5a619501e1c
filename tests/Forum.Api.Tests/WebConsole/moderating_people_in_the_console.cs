using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class moderating_people_in_the_console(ConsoleForum forum)
{
    [Fact]
    public async Task shows_a_dossier_and_lifts_a_ban_from_it_by_keyboard_alone()
    {
        var story = await Story.TellAsync(forum);
        var moderator = await forum.SignInAsync(story.Moderator);
        var number = await forum.MemberNumberAsync(story.Author);
        await moderator.OpenCaseAsync(new { kind = "ban", member = number, community = story.Community, reason = "Take a rest." });
        (await moderator.PostAsync($"/api/comments/{story.Answer}/reports", new { reason = "Far too cheerful." })).Expect(HttpStatusCode.Created);
        await moderator.OpenCaseAsync(new { kind = "remove", comment = story.First, reason = "Off topic." });
        await forum.ViewsCatchUpAsync();

        await using var tab = await forum.OpenAsync($"/console/members/{number}");
        await tab.SignInAsync(story.Moderator);
        await tab.PressAsync(AriaRole.Link, "Dossier");
        await Expect(tab.Heading).ToHaveTextAsync($"Dossier of {story.Author}");
        await Expect(Section(tab, "What they wrote")).ToContainTextAsync($"{story.Community}: 1 thread (0 hidden), 2 comments (1 hidden)");
        await Expect(Section(tab, "Bans")).ToContainTextAsync("Take a rest.");
        await Expect(Section(tab, "Reports against them")).ToContainTextAsync("open: Far too cheerful.");
        await Expect(Section(tab, "Reports by them")).ToContainTextAsync("None.");
        await Expect(Section(tab, "Cases about them")).ToContainTextAsync("ban");
        await Expect(Section(tab, "Cases about what they wrote")).ToContainTextAsync("remove of 2 posts");
        await Expect(Section(tab, "Cases about what they wrote").GetByText("undone")).ToBeVisibleAsync();

        (await story.Ana.PostAsync($"/api/threads/{story.Thread}/comments", new { body = "May I?" })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
        await tab.PressAsync(AriaRole.Button, $"Lift the ban in {story.Community}");
        await tab.Page.Keyboard.TypeAsync("Rested.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync($"can write in {story.Community} again, at once");
        (await story.Ana.PostAsync($"/api/threads/{story.Thread}/comments", new { body = "May I?" })).ExpectRefusal(HttpStatusCode.Forbidden, "banned");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        await Expect(Section(tab, "Bans")).ToContainTextAsync("lifted");
        await story.Ana.CommentAsync(story.Thread, "I may.");
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task appoints_and_dismisses_a_moderator_after_saying_what_they_may_do()
    {
        var story = await Story.TellAsync(forum);
        var handle = Scenarios.FreshHandle("ben");
        var ben = await forum.SignUpAsync(handle, "they/them");
        await using var tab = await forum.OpenAsync($"/console/communities/{story.Community}", width: 390);
        await tab.SignInAsync(story.Moderator);
        await tab.PressAsync(tab.Page.Locator(".moderators summary"));
        await tab.PressAsync(AriaRole.Button, "Appoint …");
        await tab.Page.Keyboard.TypeAsync($"@{handle}");
        await tab.WriteAsync("Reason", "Trusted.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync($"{handle} they/them moderates {story.Community} from then on");
        Assert.Equal(0, (await ben.GetAsync("/api/members/me"))["moderates"].GetArrayLength());
        await tab.PressAsync(AriaRole.Button, "Appoint");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        Assert.Equal(story.Community, (await ben.GetAsync("/api/members/me"))["moderates"][0].GetString());

        await tab.PressAsync(AriaRole.Button, "Close");
        await tab.PressAsync(tab.Page.Locator(".moderators summary"));
        await tab.PressAsync(AriaRole.Button, $"Dismiss {handle}");
        await tab.Page.Keyboard.TypeAsync("Moved away.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync($"no longer moderates {story.Community}");
        await tab.PressAsync(AriaRole.Button, "Dismiss");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        Assert.Equal(0, (await ben.GetAsync("/api/members/me"))["moderates"].GetArrayLength());
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task grants_and_refuses_who_says_that_a_page_names_them()
    {
        var (_, comment) = await forum.ImportThreadAsync();
        var (_, other) = await forum.ImportThreadAsync();
        var administrator = Scenarios.FreshHandle("adm");
        await forum.SignUpAsync(administrator);
        await forum.InvokeAsync(new Forum.Domain.Members.GrantAdministrator(new(
            (await forum.Anonymous().GetAsync($"/api/members/{administrator}"))["id"].GetGuid())));
        var handle = Scenarios.FreshHandle("zed");
        var zed = await forum.SignUpAsync(handle, "xe/xem");

        await using var claimant = await forum.OpenAsync($"/console/members/{await AuthorOfAsync(comment)}", width: 390);
        await claimant.SignInAsync(handle);
        await claimant.PressAsync(AriaRole.Button, "This is me …");
        await claimant.Page.Keyboard.TypeAsync("Ask <b>my</b> mother.");
        await claimant.PressAsync(AriaRole.Button, "Ask");
        await Expect(claimant.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("They have been asked.");
        (await zed.PostAsync($"/api/members/by-number/{await AuthorOfAsync(other)}/claims", new { statement = "And this, too." })).Expect(HttpStatusCode.Created);

        await using var tab = await forum.OpenAsync("/console");
        await tab.SignInAsync(administrator);
        await tab.PressAsync(AriaRole.Link, "Reports");
        await tab.PressAsync(AriaRole.Link, "Claims");
        var first = tab.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Ask <b>my</b> mother." });
        await tab.PressAsync(first.GetByRole(AriaRole.Button, new() { Name = "Grant …" }));
        await tab.Page.Keyboard.TypeAsync("Their mother says so.");
        await tab.PressAsync(AriaRole.Button, "See what it will do");
        await Expect(tab.Dialog).ToContainTextAsync($"is shown as written by {handle} xe/xem, with their name and pronouns of now.");
        Assert.NotEqual(handle, (await forum.Anonymous().GetAsync($"/api/comments/{comment}"))["author"].GetProperty("handle").GetString());
        await tab.PressAsync(AriaRole.Button, "Grant");
        await Expect(tab.Dialog).ToContainTextAsync("It is in the log");
        Assert.Equal(handle, (await forum.Anonymous().GetAsync($"/api/comments/{comment}"))["author"].GetProperty("handle").GetString());
        await tab.PressAsync(AriaRole.Button, "Close");

        // Others may wait, too.
        var second = tab.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "And this, too." });
        await tab.PressAsync(second.GetByRole(AriaRole.Button, new() { Name = "Refuse …" }));
        await Expect(tab.Dialog).ToContainTextAsync("is told that it was refused, and why");
        await tab.Page.Keyboard.TypeAsync("Not this one.");
        await tab.PressAsync(AriaRole.Button, "Refuse");
        await Expect(second).ToHaveCountAsync(0);
        await Expect(first).ToHaveCountAsync(0);
        await claimant.GoAsync("/console/account");
        await Expect(claimant.Page.GetByText("Refused: Not this one.")).ToBeVisibleAsync();
        await Expect(claimant.Page.GetByText("Granted.")).ToBeVisibleAsync();
        tab.ExpectNoComplaint();
        claimant.ExpectNoComplaint();
    }

    static ILocator Section(Tab tab, string title) =>
        tab.Page.Locator("section").Filter(new() { Has = tab.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    async Task<long> AuthorOfAsync(long comment) =>
        (await forum.Anonymous().GetAsync($"/api/comments/{comment}"))["author"].GetProperty("number").GetInt64();
}
