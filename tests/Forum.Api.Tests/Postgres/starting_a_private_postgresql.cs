using Forum.Api.Postgres;
using Npgsql;
using static Forum.Api.Tests.Postgres.ThrowAwayFolder;

namespace Forum.Api.Tests.Postgres;

public sealed class starting_a_private_postgresql(ThrowAwayFolder folder) : IClassFixture<ThrowAwayFolder>
{
    [Fact]
    public async Task gives_a_database_that_answers_and_keeps_data_safe_on_loopback_only()
    {
        await using var postgres = await folder.StartAsync();

        Assert.Equal("forum UTF8 C on 127.0.0.1 []", await AskAsync(postgres,
            """
            select concat_ws(' ', current_database(), current_setting('server_encoding'), datcollate, current_setting('fsync'),
                current_setting('listen_addresses'), '[' || current_setting('unix_socket_directories') || ']')
            from pg_database where datname = current_database()
            """));
    }

    [Fact]
    public async Task again_finds_the_data_of_the_first_time()
    {
        await using (var first = await folder.StartAsync())
            await AskAsync(first, "create table remembered as select 42 as answer");

        await using var second = await folder.StartAsync();

        Assert.Equal("42", await AskAsync(second, "select answer from remembered"));
    }

    [Fact]
    public async Task lets_nobody_in_without_the_password()
    {
        await using var postgres = await folder.StartAsync();
        var stranger = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guessed", Pooling = false };

        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task keeps_its_password_from_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        await using (await folder.StartAsync()) { }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Data.Password));
    }

    [Fact]
    public async Task stops_it_once_however_often_it_is_disposed()
    {
        var postgres = await folder.StartAsync();

        await postgres.DisposeAsync();
        await postgres.DisposeAsync();

        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task works_in_an_empty_folder_that_is_closed_to_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var closed = new ThrowAwayFolder();
        Directory.CreateDirectory(closed.Data.Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed.Data.Path, DataFolder.OnlyOwner);

        await using var postgres = await closed.StartAsync();
        Assert.Equal("1", await ThrowAwayFolder.AskAsync(postgres, "select 1"));
    }

    [Fact]
    public async Task on_another_folder_starts_another_server()
    {
        using var otherFolder = new ThrowAwayFolder();
        await using var postgres = await folder.StartAsync();

        await using (var other = await otherFolder.StartAsync())
        {
            Assert.NotEqual(postgres.ConnectionString, other.ConnectionString);
            await AskAsync(other, "create table elsewhere ()");
        }

        Assert.Equal("False", await AskAsync(postgres, "select exists (select from pg_tables where tablename = 'elsewhere')"));
    }

    [Fact]
    public async Task that_is_cancelled_leaves_nothing_half_made()
    {
        using var fresh = new ThrowAwayFolder();
        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PrivatePostgres.StartAsync(fresh.Data.Path, ct: impatience.Token));

        Assert.False(await fresh.IsServerRunningAsync());
        Assert.False(Directory.Exists(fresh.Data.Postgres));
        Assert.Empty(fresh.Data.Unfinished());
    }
}
