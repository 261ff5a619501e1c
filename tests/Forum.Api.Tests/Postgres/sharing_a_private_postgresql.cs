using Forum.Api.Postgres;
using static Forum.Api.Tests.Postgres.ThrowAwayFolder;

namespace Forum.Api.Tests.Postgres;

public sealed class sharing_a_private_postgresql(ThrowAwayFolder folder) : IClassFixture<ThrowAwayFolder>
{
    [Fact]
    public async Task keeps_it_running_until_the_last_has_left()
    {
        var first = await folder.StartAsync();
        var second = await folder.StartAsync();
        Assert.Equal(first.ConnectionString, second.ConnectionString);

        await first.DisposeAsync();
        Assert.Equal("1", await AskAsync(second, "select 1"));

        await second.DisposeAsync();
        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task works_for_those_who_come_at_the_same_moment()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => folder.StartAsync()));

        Assert.Single(all.Select(postgres => postgres.ConnectionString).Distinct());
        await Task.WhenAll(all.Select(postgres => postgres.DisposeAsync().AsTask()));
        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task joins_what_a_killed_program_left_and_stops_it_in_the_end()
    {
        await folder.AbandonServerAsync();
        var abandoned = Postmaster.In(folder.Data);

        await using (var postgres = await folder.StartAsync())
        {
            Assert.Equal("1", await AskAsync(postgres, "select 1"));
            Assert.Equal(abandoned, Postmaster.In(folder.Data));
        }

        Assert.False(await folder.IsServerRunningAsync());
    }

    [Fact]
    public async Task is_refused_while_somebody_uses_a_server_that_cannot_be_seen_from_here()
    {
        await using (await folder.StartAsync()) { }
        using var somebody = FileLock.TryShared(folder.Data.UsersLock);

        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(folder.StartAsync);

        Assert.Contains("another forum program is using it", refusal.Message);
    }
}
