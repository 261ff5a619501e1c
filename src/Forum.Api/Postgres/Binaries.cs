using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Api.Postgres;

/// <summary>A folder with the programs of one PostgreSQL server.</summary>
internal sealed partial record Binaries(string Folder, int Major)
{
    static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Initdb => Program(Folder, "initdb");
    public string PgCtl => Program(Folder, "pg_ctl");

    /// <returns>Null where the folder lacks one of the programs, or the user may not run them.</returns>
    public static async Task<Binaries?> InAsync(string folder, DatabaseUser user, CancellationToken ct)
    {
        if (!IsComplete(folder)) return null;
        try
        {
            var version = await user.RunAsync(Program(folder, "postgres"), ["--version"], ct);
            return Version().Match(version.Output) is { Success: true } match
                ? new Binaries(folder, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public static bool IsComplete(string folder) =>
        Programs.All(name => File.Exists(Program(folder, name)));

    static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
