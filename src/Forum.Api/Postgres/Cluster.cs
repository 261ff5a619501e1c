using System.Security.Cryptography;
using System.Text;

namespace Forum.Api.Postgres;

/// <summary>Makes the files that a PostgreSQL server keeps its databases in: whole, or not at all.</summary>
internal static class Cluster
{
    public const string Superuser = "forum";

    public static async Task InitialiseAsync(DataFolder folder, Binaries binaries, DatabaseUser user, CancellationToken ct)
    {
        var unfinished = folder.NewUnfinished();
        try
        {
            await PrepareAsync(unfinished, ct);
            await user.OwnAsync(unfinished, ct);
            await InitdbAsync(folder, unfinished, binaries, user, ct);
            Directory.Move(unfinished, folder.Postgres);
        }
        finally
        {
            ClearLeftovers(folder);
        }
    }

    /// <summary>Removes what initialisations that failed or were killed left behind.</summary>
    public static void ClearLeftovers(DataFolder folder)
    {
        foreach (var leftover in folder.Unfinished()) ClearLeftover(leftover);
    }

    static void ClearLeftover(string leftover)
    {
        try
        {
            Directory.Delete(leftover, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A killed program's initdb is still in there, and ends now that files are missing: for the next start to clear.
        }
    }

    static async Task InitdbAsync(
        DataFolder folder, string unfinished, Binaries binaries, DatabaseUser user, CancellationToken ct)
    {
        var result = await user.RunAsync(binaries.Initdb,
        [
            "-D", Path.Combine(unfinished, "cluster"), "-U", Superuser, "-E", "UTF8", "--locale=C",
            "--auth=scram-sha-256", $"--pwfile={Path.Combine(unfinished, "password")}",
        ], ct);
        ct.ThrowIfCancellationRequested();
        if (!result.Succeeded) throw Failed(folder, result);
    }

    static async Task PrepareAsync(string unfinished, CancellationToken ct)
    {
        var secret = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(unfinished);
        }
        else
        {
            Directory.CreateDirectory(unfinished, DataFolder.OnlyOwner);
            secret.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var password = new FileStream(Path.Combine(unfinished, "password"), secret);
        await password.WriteAsync(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(48)), ct);
        password.Flush(flushToDisk: true);
    }

    static PostgresUnavailableException Failed(DataFolder folder, OsProgramResult result) => new(
        $"""
        PostgreSQL could not initialise its data in {folder.Path}:
        {LastLines.Of(result.Output)}
        """);
}
