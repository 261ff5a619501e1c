using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Forum.Api.Tests.WebConsole;

/// <summary>A tab with the console in it, which remembers all that its page complains of.</summary>
public sealed class Tab(IBrowserContext context, IPage page) : IAsyncDisposable
{
    readonly ConcurrentQueue<string> complaints = [];

    public IPage Page => page;

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

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
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(Scenarios.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await Expect(Heading).Not.ToHaveTextAsync("Sign in");
    }

    /// <summary>Nothing serious for people who see, hear or move otherwise.</summary>
    public async Task ExpectAccessibleAsync()
    {
        var found = await page.RunAxe();
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Equal([], serious.Select(violation => $"{page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window.");
    }

    /// <summary>No error, no warning, and nothing that the page's policy had to keep out.</summary>
    public void ExpectNoComplaint() => Assert.Empty(Complaints);

    public IReadOnlyCollection<string> Complaints => [.. complaints];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
