using Forum.Api.Postgres;
using Npgsql;

namespace Forum.Api.Tests.Postgres;

/// <summary>A data folder for one test, and what tests do with one.</summary>
public sealed class ThrowAwayFolder : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // The folder is only named here: made by the code under test, it is one that PostgreSQL's user may enter.
    internal DataFolder Data { get; } = DataFolder.At(Path.Combine(Path.GetTempPath(), $"forum-test-{Guid.NewGuid():N}"));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<PrivatePostgres> StartAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        return await PrivatePostgres.StartAsync(Data.Path, ct: patience.Token);
    }

    /// <summary>Starts the server as a program does that is killed right after.</summary>
    public async Task AbandonServerAsync()
    {
        await using (await StartAsync()) { }
        Assert.NotNull(await (await ServerAsync()).TryStartAsync());
    }

    public async Task<bool> IsServerRunningAsync() => await (await ServerAsync()).IsRunningAsync();

    /// <returns>What PostgreSQL answers, as text.</returns>
    public static async Task<string?> AskAsync(PrivatePostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }

    public void Dispose()
    {
        if (Directory.Exists(Data.Path)) Directory.Delete(Data.Path, recursive: true);
    }

    async Task<Server> ServerAsync()
    {
        var user = await DatabaseUser.ForAsync(Data, Ct);
        return new Server(Data, await BinarySearch.Everywhere(Data).FindAsync(Data, user, TextWriter.Null, Ct), user);
    }
}
