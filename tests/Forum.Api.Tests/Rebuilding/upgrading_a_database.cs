using System.Net;
using Forum.Api.Rebuilding;
using Forum.Api.Tests.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Rebuilding;

/// <summary>A database that an older version made lacks views. They are made from its events while the forum serves, and nothing wrong is shown till then.</summary>
public class upgrading_a_database(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task fills_the_views_that_are_new_to_it()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var (thread, cut) = await LiveAsync(database);
        await using var forum = await StartAsOlderAsync(database, "drop table views.tally_history, views.count_history, views.vote");

        for (var waited = 0; waited < 300 && (await ReadyAsync(forum)) != "Healthy"; waited++) await Task.Delay(100, Ct);
        Assert.Equal("Healthy", await ReadyAsync(forum));
        Assert.Empty((await forum.Services.GetRequiredService<ViewVerification>().RunAsync(new Progress<RebuildProgress>(), Ct)).Wrong);
        var then = (await forum.Anonymous().GetAsync($"/api/threads/{thread}?cut={cut}")).Expect(HttpStatusCode.OK);
        Assert.Equal((1, 0), (then["upvotes"].GetInt32(), then["downvotes"].GetInt32()));
    }

    [Fact]
    public async Task says_that_nothing_is_counted_yet_and_does_not_show_what_is_not_true()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var (thread, cut) = await LiveAsync(database);
        await using var forum = await StartAsOlderAsync(database, "drop table views.tally_history", isBusy: true);

        foreach (var url in new[] { $"/api/threads/{thread}?cut={cut}", $"/api/threads?sort=top&cut={cut}", $"/api/modlog?cut={cut}" })
        {
            (await forum.Anonymous().GetAsync(url)).ExpectRefusal(HttpStatusCode.ServiceUnavailable, "not-counted-yet");
        }

        Assert.Equal("Degraded\nNew here and being made from the events: tally_history.", await ReadyAsync(forum));
        (await forum.Anonymous().GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
    }

    /// <summary>Of a database that has no events yet, and of one that this program has always kept, nothing is made again.</summary>
    [Fact]
    public async Task makes_nothing_again_that_lacks_nothing()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await LiveAsync(database);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        Assert.Empty(forum.Services.GetRequiredService<CompleteViews>().Missing);
        Assert.Equal(
            RebuiltViews.All.Tables.Select(table => table.Identifier.Name).Order(StringComparer.Ordinal),
            await forum.QueryAsync<string[]>("select array_agg(name order by name collate \"C\") from forum.complete_view"));
    }

    static async Task<(long Thread, long Cut)> LiveAsync(OwnDatabase database)
    {
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "up" });
        var cut = await forum.CutAsync();
        await ana.PutAsync($"/api/threads/{thread}/vote", new { vote = "down" });
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        return (thread, cut);
    }

    /// <summary>Starts on a database as an older version would have left it, which knew nothing of complete views either.</summary>
    /// <param name="isBusy">Somebody verifies or rebuilds, and keeps the views from being made.</param>
    static async Task<RunningForum> StartAsOlderAsync(OwnDatabase database, string lacks, bool isBusy = false)
    {
        await using var older = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        await using (var command = older.CreateCommand($"{lacks}; drop table forum.complete_view")) await command.ExecuteNonQueryAsync(Ct);
        var connection = new Npgsql.NpgsqlConnection(database.ConnectionString);
        if (isBusy)
        {
            await connection.OpenAsync(Ct);
            await using var hold = new Npgsql.NpgsqlCommand($"select pg_advisory_lock({0x466F72756D526562})", connection);
            await hold.ExecuteNonQueryAsync(Ct);
        }

        return await RunningForum.StartAsync(database.ConnectionString);
    }

    static async Task<string> ReadyAsync(RunningForum forum)
    {
        using var http = forum.NewHttpClient();
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
