using System.Security.Cryptography;

namespace Forum.Api.Postgres;

/// <summary>Makes the files that a PostgreSQL server keeps its databases in: whole, or not at all.</summary>
internal static class Cluster
{
    public const string Superuser = "forum";

    public static async Task InitialiseAsync(DataFolder folder, Binaries binaries, DatabaseUser user, CancellationToken ct)
    {
        if (Directory.Exists(folder.Postgres))
            throw folder.Unusable($"{folder.Postgres} is damaged, or belongs to another user than {Environment.UserName}");

        await PrepareAsync(folder, user, ct);
        var result = await user.RunAsync(binaries.Initdb,
        [
            "-D", Path.Combine(folder.Unfinished, "cluster"), "-U", Superuser, "-E", "UTF8", "--locale=C",
            "--auth=scram-sha-256", $"--pwfile={Path.Combine(folder.Unfinished, "password")}",
        ], ct);
        if (!result.Succeeded) throw Failed(folder, result);
        Directory.Move(folder.Unfinished, folder.Postgres);
    }

    /// <summary>What an initialisation that was killed left behind would only be in the way.</summary>
    public static void ClearLeftovers(DataFolder folder)
    {
        if (Directory.Exists(folder.Unfinished)) Directory.Delete(folder.Unfinished, recursive: true);
    }

    private static async Task PrepareAsync(DataFolder folder, DatabaseUser user, CancellationToken ct)
    {
        var secret = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.Unfinished);
        }
        else
        {
            Directory.CreateDirectory(folder.Unfinished, DataFolder.OnlyOwner);
            secret.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var password = new StreamWriter(Path.Combine(folder.Unfinished, "password"), secret))
        {
            await password.WriteAsync(Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
            await password.FlushAsync(ct);
            ((FileStream)password.BaseStream).Flush(flushToDisk: true);
        }
        await user.OwnAsync(folder.Unfinished, ct);
    }

    private static PostgresUnavailableException Failed(DataFolder folder, CommandResult result) => new(
        $"""
        PostgreSQL could not initialise its data in {folder.Path}:
        {LastLines.Of(result.Output)}
        """);
}
