using System.Net.Sockets;
using Npgsql;

namespace Forum.Api.Postgres;

/// <summary>The way to the private server: its address, and the password that only we and it know.</summary>
internal sealed record Connection(int Port, string Password)
{
    const string Database = "forum";

    public string ConnectionString => Build(Database, pooling: true);

    /// <returns>False where nobody answers yet, or the server is just starting or stopping.</returns>
    /// <exception cref="PostgresException">Whoever answers will not have us.</exception>
    public async Task<bool> TryPrepareDatabaseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Build("postgres", pooling: false));
            await connection.OpenAsync(ct);
            await EnsureDatabaseAsync(connection, ct);
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown)
        {
            return false;
        }
        catch (NpgsqlException unheard) when (unheard is not PostgresException && unheard.InnerException is SocketException or IOException)
        {
            return false;
        }
    }

    static async Task EnsureDatabaseAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new() { Value = Database });
        if (await exists.ExecuteScalarAsync(ct) is not null) return;

        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    string Build(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = Cluster.Superuser,
        Password = Password,
        Database = database,
        Pooling = pooling,
        // A few work faster than many that wait for each other; and several programs that share the server stay below what it allows.
        MaxPoolSize = 40,
        // It never leaves this machine.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
