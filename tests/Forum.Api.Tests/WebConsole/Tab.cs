using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

/// <summary>A tab with the console in it, which remembers all that its page complains of.</summary>
public sealed class Tab(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>More than there is to reach on any page of a test.</summary>
    const int MostSteps = 200;

    readonly ConcurrentQueue<string> complaints = [];

    public IPage Page => page;

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public async Task WatchAsync()
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Dialog += (_, dialog) =>
        {
            complaints.Enqueue($"A script ran: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`${e.violatedDirective} keeps out ${e.blockedURI} ${e.sample}`))");
    }

    public async Task GoAsync(string path)
    {
        await page.GotoAsync(path);
        await ShownAsync();
    }

    /// <summary>Waits until the page is there.</summary>
    public async Task ShownAsync() => await Expect(page.Locator("main:not([aria-busy]) h1")).ToBeVisibleAsync();

    public async Task SignInAsync(string handle)
    {
        await page.Locator(".account").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await FillInAsync(handle);
    }

    /// <summary>Fills in what signing in asks for, where one is asked.</summary>
    public async Task FillInAsync(string handle)
    {
        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(Scenarios.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await Expect(Heading).Not.ToHaveTextAsync("Sign in");
    }

    /// <summary>Goes on from control to control with the Tab key alone, until this one has the focus.</summary>
    public async Task ReachAsync(ILocator control)
    {
        await Expect(control).ToBeVisibleAsync();
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (await control.EvaluateAsync<bool>("it => it === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not lead to {control}.");
    }

    /// <summary>Presses the first button, link or the like of this name, by keyboard alone.</summary>
    public async Task PressAsync(AriaRole role, string name) => await PressAsync(page.GetByRole(role, new() { Name = name, Exact = true }).First);

    public async Task PressAsync(ILocator control)
    {
        await ReachAsync(control);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens the menu of a thread or comment and chooses something in it, by keyboard alone.</summary>
    public async Task ChooseAsync(string menu, string item)
    {
        var opener = page.GetByLabel(menu, new() { Exact = true });
        await PressAsync(opener);
        await PressAsync(page.Locator("details.menu[open]").GetByText(item, new() { Exact = true }));
    }

    /// <summary>Writes into what has this label, by keyboard alone.</summary>
    public async Task WriteAsync(string label, string text)
    {
        await ReachAsync(page.GetByLabel(label).And(page.Locator("input, textarea")).First);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Nothing serious for people who see, hear or move otherwise, and nothing that makes a phone scroll sideways.</summary>
    public async Task ExpectAccessibleAsync()
    {
        var found = await page.RunAxe();
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Equal([], serious.Select(violation => $"{page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window.");
    }

    /// <summary>No error, no warning, and nothing that the page's policy had to keep out.</summary>
    public void ExpectNoComplaint() => Assert.Empty(Complaints);

    /// <summary>The only thing that the browser complains of is a request that was refused, which is what a test is about.</summary>
    public void ExpectOnlyRefusals() => Assert.All(Complaints, complaint => Assert.StartsWith("Failed to load resource", complaint, StringComparison.Ordinal));

    public IReadOnlyCollection<string> Complaints => [.. complaints];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
