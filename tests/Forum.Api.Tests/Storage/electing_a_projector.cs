using JasperFx;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Storage;

/// <summary>One of several servers on a database keeps its asynchronous views, whatever becomes of the others.</summary>
public class electing_a_projector(AppFixture app)
{
    const string Elected =
        """
        from pg_locks lock join pg_stat_activity session using (pid)
        where lock.locktype = 'advisory' and lock.granted and session.datname = current_database() and session.state = 'idle in transaction'
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keeps_no_snapshot_that_would_keep_dead_rows_alive()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await EventuallyAsync(async () => await forum.QueryAsync<long>($"select count(*) {Elected}") == 1);

        await EventuallyAsync(() => forum.QueryAsync<bool>($"select session.backend_xmin is null {Elected}"));
        await Task.Delay(TimeSpan.FromSeconds(5), Ct); // it has looked a few times whether it still has the lock
        Assert.Equal(0, await forum.QueryAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and backend_xmin is not null and xact_start < now() - interval '1 second'"));
        Assert.Equal(1, await forum.QueryAsync<long>($"select count(*) {Elected}"));
    }

    [Fact]
    public async Task is_done_again_when_it_stops()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var first = await RunningForum.StartAsync(database.ConnectionString);
        await EventuallyAsync(() => Task.FromResult(IsProjecting(first)));
        await using var second = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await second.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await ana.CommentAsync(thread);
        await second.ViewsCatchUpAsync();
        Assert.False(IsProjecting(second));

        await first.StopAsync();
        await EventuallyAsync(() => Task.FromResult(IsProjecting(second)));
        await ana.CommentAsync(thread);
        await second.ViewsCatchUpAsync();
        Assert.Equal(2, (await ana.GetAsync($"/api/threads/{thread}"))["commentCount"].GetInt64());
    }

    [Fact]
    public async Task is_done_again_when_the_lock_is_lost()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await EventuallyAsync(() => Task.FromResult(IsProjecting(forum)));

        var lost = await forum.QueryAsync<int>($"select pid {Elected}");
        Assert.True(await forum.QueryAsync<bool>($"select pg_terminate_backend({lost})"));
        await EventuallyAsync(async () => await forum.QueryAsync<long>($"select count(*) {Elected} and pid <> {lost}") == 1);
        await ana.CommentAsync(thread);
        await forum.ViewsCatchUpAsync();
        Assert.True(IsProjecting(forum));
    }

    static bool IsProjecting(RunningForum forum) => forum.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase()
        .CurrentAgents().Any(agent => agent.Status == AgentStatus.Running);

    static async Task EventuallyAsync(Func<Task<bool>> isTrue)
    {
        for (var waited = 0; !await isTrue(); waited++)
        {
            Assert.True(waited < 300, "It did not come about in fifteen seconds.");
            await Task.Delay(50, Ct);
        }
    }
}
