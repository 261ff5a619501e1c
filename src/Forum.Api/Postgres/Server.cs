using System.Net;
using System.Net.Sockets;

namespace Forum.Api.Postgres;

/// <summary>Starts and stops the one PostgreSQL server of a data folder.</summary>
internal sealed record Server(DataFolder Folder, Binaries Binaries, DatabaseUser User)
{
    // Somebody took the port meanwhile; the last workers of a killed server are still leaving; a killed program's pg_ctl was faster.
    static readonly string[] Passing =
        ["could not create any TCP/IP sockets", "is still in use", "lock file \"postmaster.pid\" already exists"];

    /// <remarks>Not to be cancelled: a server that is half started is worse than one that is stopped a second later.</remarks>
    /// <returns>The port on 127.0.0.1 where it answers; null where it did not start for something that passes.</returns>
    public async Task<int?> TryStartAsync()
    {
        var port = FreePort();
        var logged = LogLength();
        var result = await PgCtlAsync("start", "-w", "-t", "120", "-l", Folder.Log, "-o", Settings(port));
        if (result.Succeeded) return port;

        var log = await LogSinceAsync(logged);
        return Passing.Any(log.Contains) ? null : throw Failed(result, log);
    }

    /// <summary>Ends all work at once, and where that does not help, without tidying up: nothing committed is lost either way.</summary>
    /// <returns>Whether it is stopped now.</returns>
    public async Task<bool> StopAsync() =>
        !await IsRunningAsync()
        || (await PgCtlAsync("stop", "-w", "-m", "fast", "-t", "20")).Succeeded
        || (await PgCtlAsync("stop", "-w", "-m", "immediate", "-t", "10")).Succeeded
        || !await IsRunningAsync();

    public async Task<bool> IsRunningAsync() =>
        Postmaster.In(Folder) is { } postmaster && await postmaster.IsAliveAsync(Folder, User);

    Task<OsProgramResult> PgCtlAsync(string action, params string[] arguments) =>
        User.RunAsync(Binaries.PgCtl, [action, "-s", "-D", Folder.Cluster, .. arguments]);

    // log_min_messages: what fails for a client is told to that client, and members' words do not belong in a log.
    static string Settings(int port) =>
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c jit=off "
        + "-c log_min_messages=log -c log_checkpoints=off";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    long LogLength() => new FileInfo(Folder.Log) is { Exists: true } log ? log.Length : 0;

    async Task<string> LogSinceAsync(long position)
    {
        if (LogLength() <= position) return "";
        await using var log = new FileStream(Folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync();
    }

    PostgresUnavailableException Failed(OsProgramResult result, string log) => new(
        $"""
        PostgreSQL {Binaries.Major} did not start on {Folder.Path}:
        {LastLines.Of($"{result.Output}\n{log}")}
        Its log is {Folder.Log}.
        """);
}
