using System.Net;
using System.Text.Json;
using Forum.Api.Tests.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Modlog;

/// <summary>Whoever can write to the database can change the log. They cannot do so unseen.</summary>
public class verifying_the_modlog(AppFixture app)
{
    [Fact]
    public async Task finds_a_log_whole_that_nobody_touched()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        var forum = await BusyAsync(database);
        await using var _ = forum;

        var outcome = await VerifyAsync(database);

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        var answer = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("log");
        var newest = (await forum.Anonymous().GetAsync("/api/modlog?limit=1"))["items"][0];
        Assert.Equal($"{newest.GetProperty("number")}:{newest.GetProperty("hash")}", answer.GetProperty("head").GetString());
        Assert.Equal((newest.GetProperty("number").GetInt64(), 0), (answer.GetProperty("entries").GetInt64(), answer.GetProperty("waiting").GetInt64()));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("wrong").ValueKind);

        Assert.StartsWith("The log is whole: ", (await ForumProgram.RunAsync(null, database.ConnectionString, "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task finds_what_was_changed_left_out_or_added()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await BusyAsync(database);
        var verification = forum.Services.GetRequiredService<Api.Modlog.ModlogVerification>();
        (string Tampering, string Tells)[] attempts =
        [
            ("update views.modlog set record = record || ' ' where number = 2", "Entry 2 has another record than its event."),
            ("update views.modlog set hash = sha256('x') where number = 2", "Entry 2 has another hash than its event."),
            ("update views.modlog set previous_hash = sha256('x') where number = 2", "Entry 2 has another previous hash than its event."),
            ("update views.modlog set digest = sha256('x') where number = 2", "Entry 2 has another digest than its event."),
            ("update views.modlog set actor_id = null where number = 2", "Entry 2 has another actor than its event."),
            ("update views.modlog set kind = 'Pin' where number = 2", "Entry 2 has another kind than its event."),
            ("update views.modlog set at = at + interval '1 second' where number = 2", "Entry 2 has another time than its event."),
            ("update views.modlog set community_id = null where number = 4", "Entry 4 has another community than its event."),
            ("update views.moderation_case set reason = 'Kindness.' where number = (select min(number) + 1 from views.moderation_case)", "Entry 2 has another reason than its event."),
            ("update views.moderation_case set undo_reason = 'Kindness.' where undo_reason is not null", "Entry 4 has another reason than its event."),
            ("delete from views.modlog where number = 2", "Entry 2 is missing."),
            ("delete from views.modlog where number = 4", "Entry 4 is missing."),
            ("insert into views.modlog select 5, event_id, at, kind, case_id, community_id, member_id, actor_id, record, digest, previous_hash, hash from views.modlog where number = 4",
                "Entry 4 is the last by the events, and the log goes on."),
            ("update forum.mt_events set data = jsonb_set(data, '{reason}', '\"Kindness.\"') where type = 'case_opened' and data ->> 'reason' = 'Heated.'",
                "Entry 3 has another record than its event."),
            ("update forum.mt_events set timestamp = timestamp - interval '1 day' where type = 'case_undo_opened'", "Entry 4 has another record than its event."),
            ("update forum.mt_events set type = 'case_completed' where type = 'case_opened' and data ->> 'reason' = 'Heated.'", "Entry 3 has another record than its event."),
        ];

        foreach (var (tampering, tells) in attempts)
        {
            await using var untouched = await Copy.OfAsync(forum);
            await forum.QueryAsync<int>($"with changed as ({tampering} returning 1) select count(*)::int from changed");
            Assert.Equal(tells, (await verification.RunAsync(noted: null, TestContext.Current.CancellationToken)).Wrong);
        }

        Assert.Null((await verification.RunAsync(noted: null, TestContext.Current.CancellationToken)).Wrong);
    }

    /// <summary>Who changes an event and makes all views again has a log that is whole, and another than was noted.</summary>
    [Fact]
    public async Task finds_a_log_that_was_made_again_from_other_events()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await BusyAsync(database);
        var newest = (await forum.Anonymous().GetAsync("/api/modlog?limit=1"))["items"][0];
        var head = $"{newest.GetProperty("number")}:{newest.GetProperty("hash").GetString()!.ToUpperInvariant()}";
        Assert.Equal(0, (await VerifyAsync(database, "--head", head)).ExitCode);
        await forum.StopAsync();

        await forum.QueryAsync<int>(
            """
            with changed as (update forum.mt_events set data = jsonb_set(data, '{reason}', '"Kindness."') where data ->> 'reason' = 'Heated.' returning 1)
            select count(*)::int from changed
            """);
        await using (var again = await RunningForum.StartAsync(database.ConnectionString))
        {
            await Views.ViewRows.RebuildAsync(again);
        }

        Assert.Equal(0, (await VerifyAsync(database)).ExitCode);
        var outcome = await VerifyAsync(database, "--head", head);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("has another hash than was noted", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task minds_a_head_that_was_noted()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await BusyAsync(database);
        var verification = forum.Services.GetRequiredService<Api.Modlog.ModlogVerification>();

        Assert.Equal("Entry 4 is the last, and a later one was noted.", await WrongAsync(5));
        Assert.Equal("Entry 2 has another hash than was noted.", await WrongAsync(2));
        Assert.Null(await WrongAsync(0));

        async Task<string?> WrongAsync(long number) =>
            (await verification.RunAsync((number, new string('0', 64)), TestContext.Current.CancellationToken)).Wrong;
    }

    [Theory]
    [InlineData("12")]
    [InlineData("12:abc")]
    [InlineData("x:5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9")]
    public async Task refuses_what_is_no_head(string head)
    {
        var outcome = await ForumProgram.RunAsync(null, app.ConnectionString, "verify", "--head", head);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("is no NUMBER:HASH", outcome.Errors, StringComparison.Ordinal);
    }

    /// <summary>Appointed, removed, locked, and the removal taken back: four entries.</summary>
    static async Task<RunningForum> BusyAsync(OwnDatabase database)
    {
        var forum = await RunningForum.StartAsync(database.ConnectionString);
        var imported = await forum.ImportAsync($"Something {Guid.NewGuid()}.\n\n• kit\n  2 years ago\n\n  So it did.", "busy");
        var thread = imported.GetProperty("thread").GetInt64();
        var comment = (await forum.Anonymous().GetAsync($"/api/threads/{thread}"))["comments"][0].GetProperty("number").GetInt64();
        var moderator = await forum.SignUpModeratorAsync("busy");
        var removal = await moderator.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam.", rule = "No spam." });
        await moderator.OpenCaseAsync(new { kind = "lock", thread, reason = "Heated." });
        (await moderator.PostAsync($"/api/cases/{removal["number"]}/undo", new { reason = "No spam." })).Expect(HttpStatusCode.OK);
        await forum.ViewsCatchUpAsync();
        return forum;
    }

    static Task<Outcome> VerifyAsync(OwnDatabase database, params string[] more) =>
        ForumProgram.RunAsync(null, database.ConnectionString, ["verify", "--json", .. more]);

    /// <summary>The tables as they were, put back at the end.</summary>
    sealed class Copy(RunningForum forum) : IAsyncDisposable
    {
        static readonly string[] Tables = ["views.modlog", "views.moderation_case", "forum.mt_events"];

        public static async Task<Copy> OfAsync(RunningForum forum)
        {
            foreach (var table in Tables) await RunAsync(forum, $"create table kept_{table.Replace('.', '_')} as select * from {table}");
            return new Copy(forum);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var table in Tables)
            {
                var kept = $"kept_{table.Replace('.', '_')}";
                await RunAsync(forum, $"delete from {table}");
                await RunAsync(forum, $"insert into {table} select * from {kept}");
                await RunAsync(forum, $"drop table {kept}");
            }
        }

        static async Task RunAsync(RunningForum forum, string sql)
        {
            await using var command = forum.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().CreateCommand(sql);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
