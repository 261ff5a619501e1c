using Forum.Api.Analytics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

[Collection(nameof(LooksAtTheConsole))]
public sealed class looking_at_numbers_in_the_console(ConsoleForum forum)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task finds_a_column_by_what_it_means_by_keyboard_alone(int width, ColorScheme colours)
    {
        await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync("/console/tables", width, colours);
        await Expect(tab.Heading).ToHaveTextAsync("Tables for analysts");
        foreach (var heading in (string[])["Facts", "Dimensions", "Aggregates"])
        {
            await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true, Level = 2 })).ToBeVisibleAsync();
        }

        await Expect(tab.Page.Locator(".table-card")).ToHaveCountAsync(AnalyticsDefinitions.All.Count);
        await Expect(tab.Page.Locator("#comment tbody tr")).ToHaveCountAsync(AnalyticsDefinitions.All.Single(relation => relation.Name == "comment").Columns.Count);
        await Expect(tab.Page.Locator(".standing")).ToContainTextAsync("As of cut ");
        await tab.ExpectAccessibleAsync();

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("minutes resolution");
        await Expect(tab.Page.Locator(".table-card:visible")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator("#report tr.is-meant code").First).ToHaveTextAsync("minutes_to_resolution");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Dimensions", Exact = true })).ToBeHiddenAsync();
        await tab.ExpectAccessibleAsync();
        await tab.Page.ReloadAsync(); // the address holds what was looked for
        await Expect(tab.Page.Locator(".table-card:visible")).ToHaveCountAsync(2);
        await tab.WriteAsync("Find a table or column", "no such column");
        await Expect(tab.Page.Locator("main [role=status]")).ToHaveTextAsync("No table has this in it.");
        tab.ExpectNoComplaint();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task shows_plots_with_their_numbers_and_sql_a_press_away(int width, ColorScheme colours)
    {
        await Story.TellAsync(forum);
        await using var tab = await forum.OpenAsync("/console", width, colours);
        await tab.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var answer = await tab.Page.RunAndWaitForResponseAsync(() => tab.PressAsync(AriaRole.Link, "Dashboards"), "**/api/analytics/plots/activity");
        await Expect(tab.Heading).ToHaveTextAsync("Dashboards");
        await Expect(tab.Page.Locator(".plot")).ToHaveCountAsync(AnalyticsPlots.All.Count(plot => plot.IsPublic));
        var activity = tab.Page.Locator("#plot-activity");
        await Expect(activity.GetByRole(AriaRole.Img)).ToHaveCountAsync(1); // the one that there is room for
        await Expect(activity.Locator(".drawing:visible text").GetByText("Comments")).ToBeVisibleAsync();
        await Expect(activity.Locator(".drawing:visible text").First).ToHaveCSSAsync("fill", await InkAsync(tab));
        await Expect(activity.Locator(".standing")).ToContainTextAsync("As of cut ");
        await tab.ExpectAccessibleAsync();

        await tab.PressAsync(activity.Locator("summary", new() { HasText = "Numbers" }));
        var row = activity.Locator("tbody tr").Last;
        var told = (await answer.JsonAsync())!.Value.GetProperty("rows").EnumerateArray().Last(); // another answer would count what was written since
        Assert.Equal(
            [told.GetProperty("of").GetString()!, .. told.GetProperty("numbers").EnumerateArray().Select(number => $"{number.GetDouble():N0}")],
            await row.Locator("th, td").AllTextContentsAsync());
        await tab.PressAsync(activity.Locator("summary", new() { HasText = "SQL" }));
        await tab.PressAsync(AriaRole.Button, "Copy the SQL of Activity by day");
        await Expect(tab.Page.GetByText("The SQL is copied.")).ToBeVisibleAsync();
        Assert.Equal(AnalyticsPlots.Find("activity")!.Sql, await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await tab.ExpectAccessibleAsync();
        tab.ExpectNoComplaint();
    }

    [Fact]
    public async Task shows_moderation_to_administrators_alone_and_says_what_cannot_be_counted()
    {
        await Story.TellAsync(forum);
        var handle = Scenarios.FreshHandle("adm");
        await forum.SignUpAsync(handle);
        await using var tab = await forum.OpenAsync("/console/dashboards");
        await Expect(tab.Page.Locator(".plot")).ToHaveCountAsync(3);
        await tab.SignInAsync(handle);
        await tab.ShownAsync();
        await Expect(tab.Page.Locator(".plot")).ToHaveCountAsync(3);
        await forum.InvokeAsync(new Domain.Members.GrantAdministrator(new((await forum.Anonymous().GetAsync($"/api/members/{handle}"))["id"].GetGuid())));
        await tab.GoAsync("/console/dashboards");
        await Expect(tab.Page.Locator(".plot")).ToHaveCountAsync(AnalyticsPlots.All.Count);
        await Expect(tab.Page.Locator("#plot-moderation .drawing:visible")).ToHaveCountAsync(1);
        await tab.ExpectAccessibleAsync();
        tab.ExpectNoComplaint();

        await tab.Page.RouteAsync("**/api/analytics/plots/moderation", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"code":"plot-too-long","detail":"It took too long."}""",
        }));
        await tab.GoAsync("/console/dashboards");
        await Expect(tab.Page.Locator("#plot-moderation").GetByRole(AriaRole.Alert)).ToHaveTextAsync("It took too long.");
        await Expect(tab.Page.Locator("#plot-undo-rate .drawing:visible")).ToHaveCountAsync(1);
        tab.ExpectOnlyRefusals();
    }

    static Task<string> InkAsync(Tab tab) => tab.Page.Locator(".standing").First.EvaluateAsync<string>("it => getComputedStyle(it).color");
}
