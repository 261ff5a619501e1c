using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Connections that end with the rebuild: what is set on them is set for nobody else. While they are open no other rebuild is at work.</summary>
sealed class RebuildConnections : IAsyncDisposable
{
    /// <summary>A number that nobody else locks.</summary>
    const long Lock = 0x466F72756D526562;

    const int Buffer = 64 * 1024, Counters = 2;

    readonly NpgsqlDataSource own;

    RebuildConnections(string connectionString) => own = ForumDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            CommandTimeout = 0,
            ReadBufferSize = Buffer,
            WriteBufferSize = Buffer,
        }.ConnectionString);

    public NpgsqlConnection Reading { get; private set; } = null!;

    public NpgsqlConnection Writing { get; private set; } = null!;

    /// <summary>Counters are written on each of them at the same time.</summary>
    public IReadOnlyList<NpgsqlConnection> Counting { get; private set; } = [];

    /// <exception cref="RebuildUnderWayException">Another one is at work.</exception>
    public static async Task<RebuildConnections> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var opened = new RebuildConnections(connectionString);
        try
        {
            await opened.OpenAsync(cancellation);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database may be gone, too. What is left lies beside the views that stand until the next rebuild removes it.</summary>
    public async Task TidyAsync()
    {
        try
        {
            await using var connection = await own.OpenConnectionAsync(CancellationToken.None);
            await NextTables.ClearAsync(connection, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in (NpgsqlConnection?[])[.. Counting, Writing, Reading])
        {
            if (connection is not null) await connection.DisposeAsync();
        }

        await own.DisposeAsync();
    }

    async Task OpenAsync(CancellationToken cancellation)
    {
        Reading = await own.OpenConnectionAsync(cancellation);
        if (await Reading.NumberAsync($"select pg_try_advisory_lock({Lock})::int::bigint", cancellation) == 0) throw new RebuildUnderWayException();
        Writing = await OpenToWriteAsync(cancellation);
        for (var i = 0; i < Counters; i++) Counting = [.. Counting, await OpenToWriteAsync(cancellation)];
    }

    /// <summary>A crash leaves nothing that is worth keeping.</summary>
    async Task<NpgsqlConnection> OpenToWriteAsync(CancellationToken cancellation)
    {
        var connection = await own.OpenConnectionAsync(cancellation);
        await connection.RunAsync(["set synchronous_commit = off", "set maintenance_work_mem = '128MB'"], cancellation);
        return connection;
    }
}
