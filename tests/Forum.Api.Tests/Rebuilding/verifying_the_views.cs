using System.Text.Json;
using Forum.Api.CommandLine;
using Forum.Api.Rebuilding;
using Forum.Api.Tests.CommandLine;
using Forum.Api.Tests.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Rebuilding;

/// <summary>Whether every row is what the events say is found out while people write.</summary>
public class verifying_the_views(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task finds_nothing_on_a_busy_forum_and_keeps_nobody_waiting()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await using var busy = await BusyForum.StartAsync(forum);

        for (var round = 0; round < 3; round++)
        {
            var before = busy.Answers;
            var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "verify", "--json");
            Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Output + outcome.Errors);
            Assert.True(busy.Answers > before);
            var views = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("views");
            Assert.True(views.GetProperty("rows").GetInt64() > 0);
            Assert.True(views.GetProperty("through").GetInt64() >= views.GetProperty("counted").GetInt64() && views.GetProperty("counted").GetInt64() > 0);
        }

        await busy.StopAsync();
        Assert.Empty(busy.Failures);
        Assert.Equal(0, await forum.QueryAsync<long>("select count(*) from pg_namespace where nspname like 'views\\_%'"));
    }

    [Fact]
    public async Task finds_what_was_altered_deleted_and_added_in_every_view()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await rebuilding_the_views.LiveALittleAsync(forum);
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        var whole = await VerifyAsync(forum);
        Assert.Empty(whole.Wrong);
        Assert.Equal(RebuiltViews.All.Tables.Select(table => table.Identifier.Name), whole.Tables.Select(sums => sums.Table));
        Assert.All(whole.Tables, sums => Assert.True(sums.AreSame && sums.Stands.Rows > 0 && sums.Stands.Hash.Length == 30, sums.Table));
        // So that a row may be added to. Notices are told once by theirs.
        await RunAsync(forum, "declare i text; begin for i in select indexrelid::regclass from pg_index join pg_class c on c.oid = indrelid where relnamespace = 'views'::regnamespace and indisunique and not indisprimary and relname <> 'notice' loop execute 'drop index ' || i; end loop; end");

        foreach (var table in RebuiltViews.All.Tables)
        {
            var name = table.Identifier.Name;
            var other = table.Columns.FirstOrDefault(column => !table.PrimaryKeyColumns.Contains(column.Name));
            await using var before = await Copy.OfAsync(forum, name);

            await RunAsync(forum, $"begin delete from views.{name} where ctid = (select min(ctid) from views.{name}); end");
            await ExpectAsync("missing", rows: -1);
            await RunAsync(forum, $"begin insert into views.{name} select (jsonb_populate_record(row, jsonb_build_object({string.Join(", ", table.PrimaryKeyColumns.Select(key => $"'{key}', {Other(table.Columns.Single(column => column.Name == key).Type, key)}"))}))).* from kept_{name} row limit 1; end");
            await ExpectAsync("added", rows: 0);
            if (other is null) continue;
            await before.BackAsync();
            await RunAsync(forum, $"begin update views.{name} set {other.Name} = {Other(other.Type, other.Name)} where ctid = (select min(ctid) from views.{name}); end");
            Assert.Equal([other.Name], (await ExpectAsync("altered", rows: 0)).Columns);

            async Task<WrongRow> ExpectAsync(string what, long rows)
            {
                var truth = await VerifyAsync(forum);
                var sums = Assert.Single(truth.Tables, one => !one.AreSame);
                Assert.Equal((name, rows), (sums.Table, sums.Stands.Rows - sums.Told.Rows));
                Assert.NotEqual(sums.Told.Hash, sums.Stands.Hash);
                Assert.Equal(whole.Tables.Single(one => one.Table == name).Stands, sums.Told);
                var wrong = Assert.Single(truth.Wrong);
                Assert.Equal(name, wrong.Table);
                return Assert.Single(wrong.First, row => row.Is == what);
            }
        }

        Assert.Empty((await VerifyAsync(forum)).Wrong);
    }

    [Fact]
    public async Task tells_which_rows_and_columns_and_names_nobody()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var handle = Scenarios.FreshHandle();
        var ana = await forum.SignUpAsync(handle);
        var thread = await ana.StartThreadAsync(await ana.FoundCommunityAsync());
        await ana.CommentAsync(thread, "Bells.");
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        await RunAsync(forum, "begin update views.thread_activity set comment_count = 7; update views.comment set body = 'Whistles.'; delete from views.handle; end");

        var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "verify");

        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        var id = await forum.QueryAsync<Guid>("select thread_id from views.thread_activity");
        Assert.Contains($"thread_activity: 1 rows are not what the events say.{Environment.NewLine}  altered thread_id {id}: comment_count{Environment.NewLine}", outcome.Output);
        Assert.Contains(": body", outcome.Output);
        Assert.Contains("missing ", outcome.Output);
        foreach (var word in (string[])[handle, "Bells", "Whistles"]) Assert.DoesNotContain(word, outcome.Output + outcome.Errors);
        Assert.Contains("reading events", outcome.Errors);
    }

    [Fact]
    public async Task finds_an_event_that_was_passed_over()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var ana = await forum.SignUpAsync();
        var comment = await ana.CommentAsync(await ana.StartThreadAsync(await ana.FoundCommunityAsync()));
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        await forum.QueryAsync<long>(stopping_at_an_event.Insert("comment_posted", "good.data"), comment);
        await RunAsync(forum, "begin update forum.mt_event_progression set last_seq_id = (select max(seq_id) from forum.mt_events) where name = 'activity:All'; end");

        var truth = await VerifyAsync(forum);
        var wrong = truth.Wrong.ToDictionary(table => table.Table);
        Assert.Equal(wrong.Keys.Order(), truth.Tables.Where(sums => !sums.AreSame).Select(sums => sums.Table).Order());
        var passed = truth.Tables.Single(sums => sums.Table == "search_text");
        Assert.Equal(("SearchText", 1L), (passed.Projection, passed.Told.Rows - passed.Stands.Rows));
        Assert.Equal(["comment_count", "last_activity"], Assert.Single(wrong["thread_activity"].First).Columns);
        Assert.Equal("missing", Assert.Single(wrong["search_text"].First).Is);
        Assert.Equal("missing", Assert.Single(wrong["comment"].First).Is); // written by nobody who keeps inline views either
    }

    [Fact]
    public async Task sums_up_each_view_whatever_the_order_of_its_rows_and_whoever_asks()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        await rebuilding_the_views.LiveALittleAsync(forum);
        await forum.ViewsCatchUpAsync();
        await forum.StopAsync();
        var before = (await VerifyAsync(forum)).Tables;

        // Rows that are written anew lie elsewhere; and other sessions write times, numbers and bytes otherwise.
        await RunAsync(forum, "declare t text; begin for t in select tablename from pg_tables where schemaname = 'views' loop execute format('create table kept as select * from views.%I', t); execute format('delete from views.%I', t); execute format('insert into views.%I select * from kept order by random()', t); drop table kept; end loop; end");
        foreach (var setting in (string[])["timezone to 'Asia/Kathmandu'", "datestyle to 'German'", "bytea_output to 'escape'"])
        {
            await forum.QueryAsync<object?>($"do $$ begin execute format('alter database %I set {setting.Replace("'", "''", StringComparison.Ordinal)}', current_database()); end $$");
        }

        Assert.Equal(before, (await VerifyAsync(forum)).Tables);
        var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "verify", "--json");
        var told = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("views").GetProperty("tables").EnumerateArray();
        Assert.Equal(before.Select(sums => sums.Stands.Hash), told.Select(sums => sums.GetProperty("stands").GetProperty("hash").GetString()));
    }

    static Task<ViewTruth> VerifyAsync(RunningForum forum) =>
        forum.Services.GetRequiredService<ViewVerification>().RunAsync(new Progress<RebuildProgress>(), Ct);

    static Task<object?> RunAsync(RunningForum forum, string block) => forum.QueryAsync<object?>($"do $$ {block} $$");

    /// <summary>Some other value of a column.</summary>
    static string Other(string type, string column) => type switch
    {
        "uuid" => "gen_random_uuid()",
        "bigint" or "integer" or "smallint" => $"coalesce({column}, 0) + 77",
        "text" or "varchar" => $"coalesce({column}, '') || 'x'",
        "boolean" => $"not coalesce({column}, false)",
        "timestamptz" => $"coalesce({column}, now()) + interval '1 second'",
        "jsonb" => "'\"x\"'::jsonb",
        "bytea" => "'\\x00'::bytea",
        "tsvector" => "'x'::tsvector",
        _ => throw new NotSupportedException($"{column} {type}"),
    };

    /// <summary>A table as it was, put back at the end.</summary>
    sealed class Copy(RunningForum forum, string table) : IAsyncDisposable
    {
        public static async Task<Copy> OfAsync(RunningForum forum, string table)
        {
            await RunAsync(forum, $"begin create table kept_{table} as select * from views.{table}; end");
            return new Copy(forum, table);
        }

        public Task<object?> BackAsync() => RunAsync(forum, $"begin delete from views.{table}; insert into views.{table} select * from kept_{table}; end");

        public async ValueTask DisposeAsync()
        {
            await BackAsync();
            await RunAsync(forum, $"begin drop table kept_{table}; end");
        }
    }
}
