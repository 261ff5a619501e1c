using MysticMind.PostgresEmbed;

namespace Forum.Api.Postgres;

/// <summary>Fetches PostgreSQL's programs into the data folder, once. What runs them is still ours, for it must keep data safe.</summary>
internal static class BinaryDownload
{
    const string Version = "17";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>Null where that fails: no network, no such platform, no programs that the user may run.</returns>
    public static async Task<Binaries?> FetchAsync(DataFolder folder, DatabaseUser user, TextWriter log, CancellationToken ct)
    {
        await log.WriteLineAsync($"No PostgreSQL found here. Downloading PostgreSQL {Version} to {folder.Binaries}.");
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(Patience);
        try
        {
            var server = new PgServer(new PgServerOptions { PgVersion = Version, DbDir = folder.Path, BinariesDir = folder.Binaries });
            await server.InstallAsync(bounded.Token);
            return await Binaries.InAsync(server.PgBinDir, user, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            await log.WriteLineAsync($"The download failed: {failure.Message}");
            return null;
        }
    }
}
