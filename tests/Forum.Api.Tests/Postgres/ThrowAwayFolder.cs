using Forum.Api.Postgres;
using Npgsql;

namespace Forum.Api.Tests.Postgres;

/// <summary>A data folder for one test, and what tests do with one.</summary>
public sealed class ThrowAwayFolder : IDisposable
{
    private readonly DataFolder _folder;
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    // The folder is only named here: made by the code under test, it is one that PostgreSQL's user may enter.
    public ThrowAwayFolder()
    {
        _folder = DataFolder.At(Path.Combine(Path.GetTempPath(), $"forum-test-{Guid.NewGuid():N}"));
        _patience.CancelAfter(TimeSpan.FromMinutes(1));
    }

    public CancellationToken Patience => _patience.Token;

    internal DataFolder Data => _folder;

    public Task<PrivatePostgres> StartAsync() => PrivatePostgres.StartAsync(_folder.Path, ct: Patience);

    /// <summary>Starts the server as a program does that is killed right after.</summary>
    public async Task AbandonServerAsync()
    {
        await using (await StartAsync()) { }
        Assert.NotNull(await (await ServerAsync()).TryStartAsync());
    }

    public async Task<bool> IsServerRunningAsync() =>
        Postmaster.In(_folder) is { } postmaster
        && await postmaster.IsAliveAsync(_folder, await DatabaseUser.ForAsync(_folder, Patience));

    /// <returns>What PostgreSQL answers, as text.</returns>
    public static async Task<string?> AskAsync(PrivatePostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }

    public void Dispose()
    {
        _patience.Dispose();
        if (Directory.Exists(_folder.Path)) Directory.Delete(_folder.Path, recursive: true);
    }

    private async Task<Server> ServerAsync()
    {
        var user = await DatabaseUser.ForAsync(_folder, Patience);
        return new Server(_folder, await BinarySearch.Everywhere(_folder).FindAsync(_folder, user, TextWriter.Null, Patience), user);
    }
}
