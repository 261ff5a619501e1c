using System.Net;
using Microsoft.Playwright;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class opening_the_console_to_all(ConsoleForum forum)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task is_for_people_who_see_hear_or_move_otherwise(int width, ColorScheme colours)
    {
        var story = await Story.TellAsync(forum);
        (await (await forum.SignUpAsync()).PostAsync($"/api/comments/{story.Answer}/reports", new { reason = "Hm." })).Expect(HttpStatusCode.Created);
        await using var tab = await forum.OpenAsync("/console/sign-in", width, colours);
        await tab.ExpectAccessibleAsync();
        await tab.SignInAsync(story.Moderator);
        foreach (var path in (string[])
            ["/console", $"/console/communities/{story.Community}", $"/console/threads/{story.Thread}", $"/console/threads/{story.Thread}/replay?case={story.Case}",
                $"/console/threads/{story.Thread}/compare", $"/console/comments/{story.Answer}", "/console/reports", $"/console/cases/{story.Case}", "/console/modlog", "/console/dashboards", "/console/tables",
                $"/console/members/{await MemberOfAsync(story.Thread)}", $"/console/members/{await MemberOfAsync(story.Thread)}/dossier", "/console/claims", "/console/inbox",
                "/console/account", $"/console/communities/{story.Community}/start", "/console/threads/999999"])
        {
            await tab.GoAsync(path);
            await tab.ExpectAccessibleAsync();
        }

        await tab.GoAsync($"/console/threads/{story.Thread}");
        await tab.ChooseAsync($"More about thread {story.Thread}", "Remove …");
        await tab.ExpectAccessibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.PressAsync(AriaRole.Button, "Write a comment");
        await tab.PressAsync(tab.Page.GetByLabel($"More about comment {story.Answer}"));
        await tab.ExpectAccessibleAsync();
        await tab.GoAsync("/console/account");
        await tab.Page.GetByLabel("These, the one I like best first:").CheckAsync();
        await tab.PressAsync(tab.Page.Locator(".sets summary").First);
        await tab.ExpectAccessibleAsync();
        tab.ExpectOnlyRefusals(); // of a thread that is not there
        await tab.PressAsync(AriaRole.Button, "Sign out");
        await tab.GoAsync("/console/join");
        await tab.ExpectAccessibleAsync();
    }

    async Task<long> MemberOfAsync(long thread) =>
        (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["author"].GetProperty("number").GetInt64();
}
