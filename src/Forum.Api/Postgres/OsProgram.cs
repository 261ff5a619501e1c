using System.ComponentModel;
using System.Diagnostics;

namespace Forum.Api.Postgres;

/// <summary>How a program ended, and what it said on both its outputs.</summary>
internal sealed record OsProgramResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

internal static class OsProgram
{
    // On Windows a server that outlives its starter keeps the starter's outputs open.
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <param name="user">Whose rights the program gets; null for our own.</param>
    /// <remarks>Cancelling kills the program and all it started.</remarks>
    /// <exception cref="Win32Exception">It could not even be started.</exception>
    public static async Task<OsProgramResult> RunAsync(
        string? user, string program, IEnumerable<string> arguments, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        using var process = Process.Start(Described(user, program, arguments))!;
        process.StandardInput.Close();
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None),
            process.StandardError.ReadToEndAsync(CancellationToken.None));
        await EndAsync(process, ct);
        await Task.WhenAny(output, Task.Delay(LastWords, CancellationToken.None));
        return new OsProgramResult(process.ExitCode, output.IsCompletedSuccessfully ? string.Concat(output.Result).Trim() : "");
    }

    static async Task EndAsync(Process process, CancellationToken ct)
    {
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    static ProcessStartInfo Described(string? user, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        if (user is not null) start.UserName = user;
        // Our own working folder may be one that this user cannot enter.
        if (!OperatingSystem.IsWindows()) start.WorkingDirectory = "/";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        // We read what the programs say.
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
