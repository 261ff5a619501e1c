using System.ComponentModel;
using System.Runtime.CompilerServices;
using Npgsql;

[assembly: InternalsVisibleTo("Forum.Api.Tests")]

namespace Forum.Api.Postgres;

/// <summary>
/// A PostgreSQL of the forum's own, for when nobody configured one. Programs on the same data folder share it and
/// the last to leave stops it; what a killed program left running, the next one joins.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    static readonly TimeSpan PatienceToStart = TimeSpan.FromMinutes(3);
    static readonly TimeSpan PatienceToLeave = TimeSpan.FromSeconds(60);

    readonly Server server;
    readonly TextWriter log;
    IDisposable? membership;

    PrivatePostgres(Server server, string connectionString, IDisposable membership, TextWriter log) =>
        (this.server, ConnectionString, this.membership, this.log) = (server, connectionString, membership, log);

    /// <summary>Leads to the database <c>forum</c>, which may still be empty.</summary>
    public string ConnectionString { get; }

    /// <param name="folder">
    /// Keeps the data from one run to the next. Where none is given: FORUM_DATA, else the user's local data folder.
    /// A folder that does not exist is made, so that root's PostgreSQL user may enter it.
    /// </param>
    /// <param name="log">Hears, in a sentence each, what takes long.</param>
    /// <exception cref="PostgresUnavailableException">Its message is meant for the person who started the program.</exception>
    public static async Task<PrivatePostgres> StartAsync(
        string? folder = null, TextWriter? log = null, CancellationToken ct = default)
    {
        var data = DataFolder.At(folder);
        return await StartAsync(data, BinarySearch.Everywhere(data), log ?? TextWriter.Null, ct);
    }

    internal static async Task<PrivatePostgres> StartAsync(
        DataFolder folder, BinarySearch search, TextWriter log, CancellationToken ct)
    {
        try
        {
            return await EnterAsync(folder, search, log, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw folder.Unusable(failure.Message.TrimEnd('.'));
        }
        catch (TimeoutException)
        {
            throw folder.Unusable("another forum program has been starting or stopping on it for minutes");
        }
        catch (Exception failure) when (failure is NpgsqlException or Win32Exception)
        {
            throw new PostgresUnavailableException($"The private PostgreSQL in {folder.Path} failed: {failure.Message}", failure);
        }
    }

    /// <summary>Leaves the server, and stops it where nobody else uses it. Doing so again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref membership, null) is not { } held) return;
        try
        {
            await LeaveAsync(held);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or TimeoutException or Win32Exception)
        {
            await log.WriteLineAsync($"The private PostgreSQL could not be stopped: {failure.Message}");
        }
        finally
        {
            held.Dispose();
        }
    }

    static async Task<PrivatePostgres> EnterAsync(
        DataFolder folder, BinarySearch search, TextWriter log, CancellationToken ct)
    {
        folder.Open();
        using var starting = await FileLock.AloneAsync(folder.StartLock, PatienceToStart, ct);
        var user = await DatabaseUser.ForAsync(folder, ct);
        var server = new Server(folder, await search.FindAsync(folder, user, log, ct), user);
        var connection = await new Arrival(server, log).ConnectAsync(ct);
        var membership = FileLock.TryShared(folder.UsersLock)
            ?? throw new InvalidOperationException("Whoever holds the users' lock alone must hold the start lock, and we do.");
        return new PrivatePostgres(server, connection.ConnectionString, membership, log);
    }

    async Task LeaveAsync(IDisposable held)
    {
        using var leaving = await FileLock.AloneAsync(server.Folder.StartLock, PatienceToLeave, CancellationToken.None);
        held.Dispose();
        using var last = FileLock.TryAlone(server.Folder.UsersLock);
        if (last is not null && !await server.StopAsync())
            await log.WriteLineAsync($"The private PostgreSQL in {server.Folder.Path} did not stop.");
    }
}
