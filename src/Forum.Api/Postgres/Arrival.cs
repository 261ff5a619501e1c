namespace Forum.Api.Postgres;

/// <summary>A program comes to a data folder: it joins the server that runs there, or starts one. Only under the start lock.</summary>
internal sealed record Arrival(Server Server, TextWriter Log)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    const int Attempts = 20;
    static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(500);

    DataFolder Folder => Server.Folder;

    public async Task<Connection> ConnectAsync(CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if ((await JoinAsync(ct) ?? await StartAsync(ct)) is { } connection) return connection;
            await Task.Delay(BetweenAttempts, ct);
        }
        throw new PostgresUnavailableException(
            $"PostgreSQL did not start on {Folder.Path}, tried {Attempts} times. Its log is {Folder.Log}.");
    }

    async Task<Connection?> JoinAsync(CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Postmaster.In(Folder) is { } postmaster)
        {
            if (!await postmaster.IsAliveAsync(Folder, Server.User))
            {
                // PostgreSQL copes with what a dead server left, but not when its process id now is somebody else's.
                if (postmaster.IsSomeProcess()) File.Delete(Folder.PostmasterPid);
                return null;
            }
            if (postmaster.Port is { } port && await AnsweringAsync(port, ct) is { } connection) return connection;
            if (patience.IsCancellationRequested) throw Silent(postmaster);
            await Task.Delay(BetweenLooks, ct);
        }
        return null;
    }

    async Task<Connection?> StartAsync(CancellationToken ct)
    {
        // Their server may run where we cannot see it, in another container: two servers on one folder destroy it.
        using var alone = FileLock.TryAlone(Folder.UsersLock) ?? throw Folder.Unusable(
            "another forum program is using it, but its PostgreSQL has died or runs in another container; end that program first");

        Cluster.ClearLeftovers(Folder);
        if (!Folder.HasCluster)
        {
            await Log.WriteLineAsync($"Preparing a private PostgreSQL {Server.Binaries.Major} in {Folder.Path}{As()}, this once.");
            await Cluster.InitialiseAsync(Folder, Server.Binaries, Server.User, ct);
        }
        ct.ThrowIfCancellationRequested();
        return await StartPreparedAsync(ct);
    }

    async Task<Connection?> StartPreparedAsync(CancellationToken ct)
    {
        try
        {
            return await Server.TryStartAsync() is { } port ? await AnsweringAsync(port, ct) : null;
        }
        catch
        {
            // Ctrl-C also reaches pg_ctl, which then lets go of a server that is half started.
            await Server.StopAsync();
            ct.ThrowIfCancellationRequested();
            throw;
        }
    }

    async Task<Connection?> AnsweringAsync(int port, CancellationToken ct)
    {
        var connection = new Connection(port, await File.ReadAllTextAsync(Folder.Password, ct));
        return await connection.TryPrepareDatabaseAsync(ct) ? connection : null;
    }

    string As() => Server.User.Name is { } name ? $" as the user {name}" : "";

    PostgresUnavailableException Silent(Postmaster postmaster) => new(
        $"""
        PostgreSQL (process {postmaster.ProcessId}) runs on {Folder.Path}, but has not answered for {Patience.TotalSeconds} seconds.
        Its log {Folder.Log} may tell what it is doing. Wait until it is done, or end that process, and start the forum again.
        """);
}
