using System.Diagnostics;

namespace Forum.Benchmarks.Arena;

/// <summary>The published forum, with the handlers that it carries, as a process of its own.</summary>
sealed class ForumUnderTest : IAsyncDisposable
{
    readonly Process process;

    ForumUnderTest(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan Started { get; private init; }

    /// <summary>In mebibytes.</summary>
    public double Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public static async Task PublishAsync(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Forum.sln"))) root = root.Parent ?? throw new InvalidOperationException("Run this in a checkout.");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(root.FullName, "src/Forum.Api"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"The forum could not be published.\n{said}");
    }

    public static async Task<ForumUnderTest> StartAsync(string folder, string connectionString, int port)
    {
        var start = Program(folder, connectionString, "--urls", $"http://127.0.0.1:{port}");
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(http))
        {
            if (process.HasExited) throw new InvalidOperationException("The forum did not start.");
            await Task.Delay(10);
        }

        return new ForumUnderTest(process, port) { Started = clock.Elapsed };
    }

    /// <returns>What it prints.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> CommandAsync(string folder, string connectionString, string[] words)
    {
        using var process = Process.Start(Program(folder, connectionString, words))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)} failed.\n{string.Join('\n', said)}");
        return said[0];
    }

    static ProcessStartInfo Program(string folder, string connectionString, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Forum.Api.dll"), .. words])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Forum"] = connectionString;
        start.Environment["RateLimits__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning";
        return start;
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", [$"{process.Id}"])) await stop.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/api/communities", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
