using Microsoft.Playwright;

namespace Forum.Api.Tests.WebConsole;

/// <summary>A forum on a real socket, and a real browser to look at it with. The driver comes with its package, the browser from the system.</summary>
public sealed class ConsoleForum(AppFixture app) : IAsyncLifetime, IForum
{
    static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    OwnDatabase? database;
    RunningForum? forum;
    IBrowser? browser;

    public IServiceProvider Services => forum!.Services;

    public HttpClient NewHttpClient() => forum!.NewHttpClient();

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("FORUM_BROWSER") ?? Array.Find(Browsers, File.Exists)
            ?? throw new InvalidOperationException("Tests of the console need Chromium: apt-get install chromium, or say in FORUM_BROWSER where it is.");
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        forum = await RunningForum.StartAsync(database.ConnectionString);
        // Root, as in most containers, has no sandbox.
        browser = await app.Playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox"] });
    }

    /// <summary>A new tab of a browser that knows nothing yet, as wide as a phone or a desk.</summary>
    public async Task<Tab> OpenAsync(string path, int width = 1280, ColorScheme colours = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = NewHttpClient().BaseAddress!.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = colours,
        });
        context.SetDefaultTimeout(10_000);
        var tab = new Tab(context, await context.NewPageAsync());
        await tab.WatchAsync();
        await tab.GoAsync(path);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (forum is not null) await forum.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

/// <summary>Tests that look at one forum through one browser, one after the other.</summary>
[CollectionDefinition(nameof(LooksAtTheConsole))]
public sealed class LooksAtTheConsole : ICollectionFixture<ConsoleForum>;
