using System.Diagnostics;
using System.Text;
using Forum.Api.Storage;

namespace Forum.Api.Tests.CommandLine;

public sealed record Outcome(int ExitCode, string Output, string Errors);

/// <summary>The program itself, as a process of its own, on a data folder or a connection string.</summary>
public sealed class ForumProgram : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly StringBuilder output = new(), errors = new();

    ForumProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static ForumProgram Start(string? data, string? connectionString, params string[] args) => Start(data, connectionString, [], args);

    static ForumProgram Start(string? data, string? connectionString, (string Name, string Value)[] settings, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Forum.Api.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment[ForumDatabase.Setting] = connectionString ?? "";
        start.Environment["FORUM_DATA"] = data ?? "";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new ForumProgram(Process.Start(start)!);
    }

    public static async Task<Outcome> RunAsync(string? data, string? connectionString, params string[] args)
    {
        await using var program = Start(data, connectionString, args);
        return await program.EndAsync();
    }

    /// <summary>With a setting that is its own alone: that of this process is that of all tests that run beside.</summary>
    public static async Task<Outcome> RunAsync((string Name, string Value) setting, string connectionString, params string[] args)
    {
        await using var program = Start(null, connectionString, [setting], args);
        return await program.EndAsync();
    }

    public async Task<Outcome> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        await process.WaitForExitAsync(patience.Token);
        lock (output) lock (errors) return new Outcome(process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Waits until the program has said <paramref name="text"/> on standard error.</summary>
    public async Task ExpectAsync(string text)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50, Ct))
        {
            if (HasSaid(text)) return;
            if (process.HasExited) break;
        }

        if (process.HasExited) await EndAsync();
        Assert.True(HasSaid(text), $"Never said '{text}', but {errors}");
    }

    /// <summary>As <c>kill -9</c> does: the program gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Ct);
    }

    /// <summary>As Ctrl-C or <c>kill</c> do.</summary>
    public async Task<Outcome> StopAsync()
    {
        using var kill = Process.Start("kill", [$"{process.Id}"]);
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    bool HasSaid(string text)
    {
        lock (errors) return errors.ToString().Contains(text, StringComparison.Ordinal);
    }

    static void Keep(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }
}
