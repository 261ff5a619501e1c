using Alba;
using Forum.Api.Postgres;
using Forum.Api.Storage;
using Forum.Api.Tests;
using Forum.Api.Tests.Postgres;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AppFixture))]

namespace Forum.Api.Tests;

/// <summary>The real application on a real PostgreSQL of its own, started once; tests stay apart by using fresh names.</summary>
public sealed class AppFixture : IAsyncLifetime, IForum
{
    readonly ThrowAwayFolder folder = new();
    PrivatePostgres? postgres;

    /// <summary>The driver of browsers.</summary>
    public IPlaywright Playwright { get; private set; } = null!;

    public IAlbaHost Host { get; private set; } = null!;

    public IServiceProvider Services => Host.Services;

    public HttpClient NewHttpClient() => Host.Server.CreateClient();

    public string ConnectionString => postgres!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        // First, while nobody writes to the console: starting the driver changes the console's encoding, and whoever writes then can wait for ever.
        Playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        postgres = await folder.StartAsync();
        Environment.SetEnvironmentVariable(ForumDatabase.Setting, postgres.ConnectionString);
        // Everybody in these tests comes from one address. What is limited is tested on forums that say so on their command line.
        Environment.SetEnvironmentVariable("RateLimits__Enabled", "false");
        Host = await AlbaHost.For<Program>();
        using var http = NewHttpClient();
        Contract.Load(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await postgres!.DisposeAsync();
        Playwright.Dispose();
        folder.Dispose();
    }
}
