using System.Diagnostics;
using System.Globalization;

namespace Forum.Api.Postgres;

/// <summary>What a PostgreSQL server writes about itself into its data when it starts, and removes when it stops.</summary>
internal sealed record Postmaster(int ProcessId, int? Port)
{
    const int PortLine = 3;

    /// <returns>Null where no server is running, or has ever stopped properly.</returns>
    public static Postmaster? In(DataFolder folder)
    {
        try
        {
            var lines = File.ReadAllLines(folder.PostmasterPid);
            return new Postmaster(Number(lines, 0) ?? 0, Number(lines, PortLine));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Process ids are used again after a crash, so a living process is not proof: it must also work in this data.</summary>
    public async Task<bool> IsAliveAsync(DataFolder folder, DatabaseUser user) => OperatingSystem.IsLinux()
        ? (await user.RunAsync("test", [$"/proc/{ProcessId}/cwd", "-ef", folder.Cluster])).Succeeded
        : ProcessName()?.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) ?? false;

    public bool IsSomeProcess() => ProcessName() is not null;

    string? ProcessName()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // While a server starts it has not yet written every line.
    static int? Number(string[] lines, int index) =>
        int.TryParse(lines.ElementAtOrDefault(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
