namespace Forum.Api.Tests.Http.Limits;

/// <summary>A forum with limits that a test can reach, behind a proxy that it believes: whoever asks says where from.</summary>
public sealed class LimitedForum(AppFixture app) : IAsyncLifetime
{
    public const int Reads = 6, Searches = 2, Takeouts = 2, Writes = 15, SignIns = 5, Passwords = 4;

    static readonly string[] Settings =
    [
        "--RateLimits:Enabled=true",
        $"--RateLimits:Reads:Permits={Reads}",
        $"--RateLimits:Searches:Permits={Searches}", "--RateLimits:Searches:Seconds=2",
        $"--RateLimits:Takeouts:Permits={Takeouts}",
        $"--RateLimits:Writes:Permits={Writes}",
        $"--RateLimits:SignIns:Permits={SignIns}",
        $"--RateLimits:Passwords:Permits={Passwords}",
    ];

    static int addresses;

    OwnDatabase? database;

    /// <summary>Its proxy is this machine, and the network next to it.</summary>
    public RunningForum Forum { get; private set; } = null!;

    /// <summary>The same forum where nobody is believed.</summary>
    public RunningForum Unproxied { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        Forum = await RunningForum.StartAsync(
            database.ConnectionString, log: null, [.. Settings, "--Proxies:0=127.0.0.1", "--Proxies:1=10.0.0.0/8"]);
        Unproxied = await RunningForum.StartAsync(database.ConnectionString, log: null, Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Forum.StopAsync();
        await Unproxied.StopAsync();
        await Forum.DisposeAsync();
        await Unproxied.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>An address that nobody has asked from yet.</summary>
    public static string NewAddress()
    {
        var number = Interlocked.Increment(ref addresses);
        return $"198.51.{number >> 8}.{number & 0xFF}";
    }

    /// <summary>Somebody at an address, which may have come a long way.</summary>
    public Client At(string? address = null, string? token = null) => new(Http(address), token);

    public HttpClient Http(string? address = null)
    {
        var http = Forum.NewHttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address ?? NewAddress());
        return http;
    }

    /// <summary>Registers somebody, from an address of their own, and answers with their handle and a token.</summary>
    public async Task<(string Handle, string Token)> SignUpAsync()
    {
        var (handle, client) = (Scenarios.FreshHandle(), At());
        await client.PostAsync("/api/members", new { handle, password = Scenarios.Password });
        return (handle, (await client.PostAsync("/api/sessions", new { handle, password = Scenarios.Password }))["token"].GetString()!);
    }
}
