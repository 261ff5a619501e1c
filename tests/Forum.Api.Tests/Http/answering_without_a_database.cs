using System.Net;
using Npgsql;

namespace Forum.Api.Tests.Http;

public class answering_without_a_database(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_so_and_logs_why_without_what_anybody_wrote()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var log = new RecordingLogger();
        // Long enough for the tables to be made on a busy machine.
        await using var forum = await RunningForum.StartAsync($"{database.ConnectionString};Command Timeout=8", log);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await using var hold = new NpgsqlConnection(database.ConnectionString);
        await hold.OpenAsync(Ct);
        var transaction = await hold.BeginTransactionAsync(Ct);
        await using (var command = new NpgsqlCommand("lock table views.thread in access exclusive mode", hold)) await command.ExecuteNonQueryAsync(Ct);

        (await ana.GetAsync($"/api/threads/{thread}")).ExpectRefusal(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        Assert.Contains(log.Lines, line => line.Trim() == "The database did not answer GET /api/threads/{number}: TimeoutException (null)");

        await transaction.DisposeAsync();
        (await ana.GetAsync($"/api/threads/{thread}")).Expect(HttpStatusCode.OK);
    }
}
