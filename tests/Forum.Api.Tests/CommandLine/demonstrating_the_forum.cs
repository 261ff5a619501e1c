using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Forum.Api.Tests.Postgres;

namespace Forum.Api.Tests.CommandLine;

/// <summary>The program on a fresh data folder, with a PostgreSQL that it starts for itself.</summary>
public sealed class demonstrating_the_forum : IDisposable
{
    readonly ThrowAwayFolder folder = new();
    readonly int port = FreePort();

    string Address => $"http://127.0.0.1:{port}";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task once_prints_a_thread_as_a_tree_and_ends()
    {
        var outcome = await RunAsync("demo", "--once");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("moss_and_lichen [they/them], ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│   ├── ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("years ago", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task serves_until_stopped_and_shares_its_database_with_an_import()
    {
        await using var demo = Start();
        await demo.ExpectAsync("Serving at");
        Assert.Contains("\"demo\"", await GetAsync("/api/communities"), StringComparison.Ordinal);
        await demo.ExpectAsync($"To replay: {Address}/console/threads/4/replay");
        await ExpectStoryAsync();

        var page = Path.Combine(folder.Data.Path, "page.txt");
        await File.WriteAllTextAsync(page, "Beside the running forum.", Ct);
        Assert.Equal(0, (await RunAsync("import", page, "--community", "beside")).ExitCode);
        Assert.Contains("Beside the running forum.", await GetAsync("/api/threads?community=beside"), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("demo", "--once")).ExitCode);
        Assert.True(await folder.IsServerRunningAsync());
        Assert.Equal(0, (await demo.StopAsync()).ExitCode);
        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task killed_leaves_a_database_that_the_next_start_uses_and_stops()
    {
        await using (var demo = Start())
        {
            await demo.ExpectAsync("Serving at");
            await demo.KillAsync();
        }

        Assert.True(await folder.IsServerRunningAsync());
        var before = await File.ReadAllTextAsync(folder.Data.PostmasterPid, Ct);

        await using var again = Start();
        await again.ExpectAsync("Serving at");
        Assert.Equal(before, await File.ReadAllTextAsync(folder.Data.PostmasterPid, Ct));
        Assert.Equal(4, JsonDocument.Parse(await GetAsync("/api/threads")).RootElement.GetProperty("items").GetArrayLength());

        Assert.Equal(0, (await again.StopAsync()).ExitCode);
        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task on_a_taken_address_says_so_and_leaves_nothing_running()
    {
        using var taken = new TcpListener(IPAddress.Loopback, port);
        taken.Start();

        await using var demo = Start();
        var outcome = await demo.EndAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("--urls", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.False(await folder.IsServerRunningAsync());
    }

    public void Dispose() => folder.Dispose();

    ForumProgram Start() => ForumProgram.Start(folder.Data.Path, connectionString: null, "demo", "--urls", Address);

    Task<Outcome> RunAsync(params string[] args) => ForumProgram.RunAsync(folder.Data.Path, connectionString: null, args);

    /// <summary>There is a mass removal and its undo to be seen, and at the end all of it is back but for two remarks.</summary>
    async Task ExpectStoryAsync()
    {
        var moments = JsonDocument.Parse(await GetAsync("/api/threads/4/moments")).RootElement.GetProperty("moments").EnumerateArray()
            .Select(moment => moment.GetProperty("kind").GetString()!).CountBy(kind => kind).ToDictionary();
        Assert.Equal(3, moments["edited"]);
        Assert.Equal((10, 8), (moments["hidden"], moments["undone"]));
        var comments = JsonDocument.Parse(await GetAsync("/api/threads/4")).RootElement.GetProperty("comments").EnumerateArray().ToList();
        Assert.Equal(2, comments.Count(comment => comment.GetProperty("hidden").ValueKind != JsonValueKind.Null));
    }

    async Task<string> GetAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(Address + path), Ct);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
