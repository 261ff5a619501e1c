using Forum.Api.CommandLine;
using Forum.Api.Rebuilding;
using Forum.Api.Tests.CommandLine;
using Forum.Api.Tests.Views;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Forum.Api.Tests.Rebuilding;

/// <summary>The views that stand serve on until those that are made beside them hold all that was written meanwhile.</summary>
public class rebuilding_while_people_write(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task answers_everybody_and_loses_and_doubles_nothing()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await using var busy = await BusyForum.StartAsync(forum);

        var all = await ForumProgram.RunAsync(null, database.ConnectionString, "projections", "rebuild");
        Assert.True(all.ExitCode == ExitCode.Done, all.Errors);
        Assert.Contains("tables made again", all.Output);
        foreach (var view in RebuiltViews.Names)
        {
            var before = busy.Answers;
            var report = await RebuildAsync(forum, view);
            Assert.True(report.Stopped < TimeSpan.FromSeconds(2), $"While {view} took its place, writers waited {report.Stopped}.");
            Assert.True(busy.Answers > before, $"Nobody was answered while {view} was made.");
        }

        await busy.StopAsync();
        Assert.Empty(busy.Failures);
        await ExpectTruthAsync(forum);
    }

    [Fact]
    public async Task killed_in_the_middle_leaves_the_views_as_they_are_and_begins_again()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await using var busy = await BusyForum.StartAsync(forum);

        // Whoever reads a view for long, as a backup does, keeps the new tables from taking their places.
        await using var backup = new NpgsqlConnection(database.ConnectionString);
        await backup.OpenAsync(Ct);
        var transaction = await backup.BeginTransactionAsync(Ct);
        await using (var read = new NpgsqlCommand("select count(*) from views.thread", backup)) await read.ExecuteScalarAsync(Ct);
        await using var killed = ForumProgram.Start(null, database.ConnectionString, "projections", "rebuild");
        await killed.ExpectAsync("changing places");
        var second = await ForumProgram.RunAsync(null, database.ConnectionString, "projections", "rebuild", "ThreadView");
        Assert.Equal(ExitCode.Failed, second.ExitCode);
        Assert.Contains("Another rebuild is at work", second.Errors);
        await killed.KillAsync();
        Assert.True(await forum.QueryAsync<long>("select count(*) from views_next.comment") > 0);

        await using var again = ForumProgram.Start(null, database.ConnectionString, "projections", "rebuild", "--json");
        await again.ExpectAsync("changing places");
        var answers = busy.Answers;
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        Assert.True(busy.Answers > answers, "Whoever waits for a lock kept everybody else waiting.");
        await transaction.DisposeAsync();
        var done = await again.EndAsync();
        Assert.True(done.ExitCode == ExitCode.Done, done.Errors);
        Assert.Contains("\"tables\":[", done.Output);
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from pg_namespace where nspname like 'views\\_%'"));

        await busy.StopAsync();
        Assert.Empty(busy.Failures);
        await ExpectTruthAsync(forum);
    }

    /// <summary>Where a number was taken and never used, the asynchronous views wait for whoever may still use it: for nobody who only reads for long.</summary>
    [Fact]
    public async Task keeps_the_asynchronous_views_waiting_at_no_gap()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await forum.SignUpAsync();
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        // More than the database hands over at once, else it would have been read to its end.
        for (var i = 0; i < 120; i++) await ana.CommentAsync(thread, new string('x', 9_900));
        await forum.ViewsCatchUpAsync();
        using var pause = new Pause();
        var making = new ViewMaking(database.ConnectionString, forum.Services.GetRequiredService<Marten.IDocumentStore>()) { EventsAtOnce = 5 };
        var rebuild = new ViewRebuild(making).RunAsync(RebuiltViews.All, pause, Ct);
        await pause.Reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        await forum.QueryAsync<long>("select nextval('forum.mt_events_sequence')");
        await ana.CommentAsync(thread, "Behind a gap");
        var last = await forum.QueryAsync<long>("select max(seq_id) from forum.mt_events");
        for (var waited = 0; waited < 100 && await CountedAsync() < last; waited++) await Task.Delay(100, Ct);
        var counted = await CountedAsync();

        pause.End();
        await rebuild;
        Assert.Equal(last, counted);
        await ExpectTruthAsync(forum);

        Task<long> CountedAsync() => forum.QueryAsync<long>("select last_seq_id from forum.mt_event_progression where name = 'activity:All'");
    }

    /// <summary>Keeps whoever reports from going on, once they have read something.</summary>
    sealed class Pause : IProgress<RebuildProgress>, IDisposable
    {
        readonly ManualResetEventSlim ended = new();

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(RebuildProgress value)
        {
            if (value.Events == 0) return;
            Reached.TrySetResult();
            ended.Wait(Ct);
        }

        public void End() => ended.Set();

        public void Dispose() => ended.Dispose();
    }

    [Fact]
    public async Task of_a_view_that_there_is_not_is_refused()
    {
        var outcome = await ForumProgram.RunAsync(null, "Host=none", "projections", "rebuild", "CommentView", "Nonsense");

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("There is no view 'Nonsense'.", outcome.Errors);
        Assert.Contains("SearchText", outcome.Errors);
    }

    [Fact]
    public async Task keeps_what_an_operator_made_of_the_tables()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await (await forum.SignUpAsync()).FoundCommunityAsync();
        foreach (var sql in (string[])
        [
            "create index own_index on views.community (created_at)",
            "alter table views.community set (fillfactor = 70)",
            "grant select on views.community to public",
            "create view forum.own_view as select name from views.community",
        ])
        {
            await forum.QueryAsync<object?>($"do $$ begin {sql}; end $$");
        }

        await RebuildAsync(forum, "communityview");

        Assert.Equal(1, await forum.QueryAsync<long>("select count(*) from forum.own_view"));
        Assert.True(await forum.QueryAsync<bool>("select exists (select from pg_indexes where schemaname = 'views' and indexname = 'own_index')"));
        Assert.Equal("fillfactor=70", await forum.QueryAsync<string>("select array_to_string(reloptions, ',') from pg_class where oid = 'views.community'::regclass"));
        Assert.Contains("=r/", await forum.QueryAsync<string>("select relacl::text from pg_class where oid = 'views.community'::regclass"));
    }

    static Task<RebuildReport> RebuildAsync(RunningForum forum, params string[] views) =>
        forum.Services.GetRequiredService<ViewRebuild>().RunAsync(RebuiltViews.Of(views), new Progress<RebuildProgress>(), Ct);

    /// <summary>The rows are those that the events make.</summary>
    static async Task ExpectTruthAsync(RunningForum forum)
    {
        await forum.ViewsCatchUpAsync();
        var rows = await ViewRows.ReadAsync(forum);
        await forum.StopAsync();
        await ViewRows.RebuildAsync(forum);
        var made = await ViewRows.ReadAsync(forum);
        Assert.All(made, table => Assert.True(
            table.Value.SequenceEqual(rows[table.Key]), $"{table.Key}: {ViewRows.Difference(table.Value, rows[table.Key])}"));
    }
}
