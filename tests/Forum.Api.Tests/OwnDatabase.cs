using Npgsql;

namespace Forum.Api.Tests;

/// <summary>An empty database on the fixture's PostgreSQL, for a test that must be alone.</summary>
public sealed class OwnDatabase : IAsyncDisposable
{
    readonly string server;
    readonly string name = $"own_{Guid.NewGuid():N}";

    OwnDatabase(string server) => this.server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    public static async Task<OwnDatabase> CreateAsync(string server)
    {
        var database = new OwnDatabase(server);
        await database.ExecuteAsync($"create database {database.name}");
        return database;
    }

    /// <summary>A copy of another, which nobody works with any more.</summary>
    public static async Task<OwnDatabase> CopyAsync(string server, OwnDatabase other)
    {
        var database = new OwnDatabase(server);
        await database.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{other.name}'");
        await database.ExecuteAsync($"create database {database.name} template {other.name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database {name} with (force)");

    async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
