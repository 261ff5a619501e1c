using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Tests.Storage;

public class signalling_an_append(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task wakes_whoever_listens_once_it_can_be_read_and_not_for_each_of_many()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var author = await forum.SignUpAsync();
        var thread = await author.StartThreadAsync(await author.FoundCommunityAsync());
        await forum.ViewsCatchUpAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.5), Ct); // signals for these have gone out

        await using var listener = new NpgsqlConnection(database.ConnectionString);
        await listener.OpenAsync(Ct);
        await using var listen = new NpgsqlCommand($"listen {AppendSignal.Channel}", listener);
        await listen.ExecuteNonQueryAsync(Ct);
        var signals = 0;
        listener.Notification += (_, _) => signals++;

        const int Comments = 60;
        await Parallel.ForEachAsync(Enumerable.Range(0, Comments), Ct, async (_, _) => await author.CommentAsync(thread));
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(5), Ct), "Nothing was signalled.");
        while (await listener.WaitAsync(TimeSpan.FromSeconds(0.5), Ct))
        {
        }

        Assert.InRange(signals, 1, Comments - 1);
        var count = (await author.GetAsync($"/api/threads/{thread}"))["commentCount"].GetInt64();
        Assert.Equal(Comments, count); // whom the last of them woke has seen the last comment
        await forum.StopAsync();
    }
}
