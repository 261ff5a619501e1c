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
