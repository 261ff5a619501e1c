using System.Diagnostics;
using Forum.Api.Analytics;
using Forum.Api.CommandLine;
using Forum.Api.Tests.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Forum.Api.Tests.Analytics;

/// <summary>A role that reads what analysts read, and cannot do anything else.</summary>
public sealed class querying_as_an_analyst(AppFixture app) : AloneOnAForum(app)
{
    const string Password = "correct-horse-battery";

    /// <summary>Roles are the whole server's, and other tests make some, too.</summary>
    readonly string role = $"analyst_{Guid.NewGuid():N}"[..20];
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Analyst => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = Password, Pooling = false }.ConnectionString;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SetAsync(connections: 3, seconds: 2);
    }

    public override async ValueTask DisposeAsync()
    {
        await forum.QueryAsync<object?>($"do $$ begin drop owned by {role}; drop role {role}; end $$");
        await base.DisposeAsync();
    }

    [Fact]
    public async Task reads_every_relation_also_after_a_rebuild_and_in_the_schema_of_a_cut()
    {
        await (await forum.SignUpAsync()).FoundCommunityAsync();
        await forum.ViewsCatchUpAsync();
        await ReadAllAsync("analytics");
        foreach (var command in (string[][])[["projections", "rebuild"], ["analytics", "at", "--cut", "1"]])
        {
            var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, command);
            Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
        }

        await ReadAllAsync("analytics");
        await ReadAllAsync("analytics_at_1");
    }

    [Fact]
    public async Task runs_the_sql_behind_every_plot()
    {
        foreach (var plot in AnalyticsPlots.All) Assert.Null(await AnalystQueries.TryAsync(Analyst, plot.Sql));
    }

    [Fact]
    public async Task reads_no_table_that_is_not_for_analysts()
    {
        await forum.ViewsCatchUpAsync();
        var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "at", "--cut", "1");
        Assert.True(outcome.ExitCode is ExitCode.Done or ExitCode.BadInput, outcome.Errors);
        var others = await forum.QueryAsync<string[]>(
            """
            select array_agg(format('%I.%I', relnamespace::regnamespace, relname)) from pg_class
            where relkind in ('r', 'v', 'm', 'p', 'S') and relnamespace::regnamespace::text !~ '^(pg_|information_schema|analytics$|analytics_at_)'
            """);
        Assert.True(others.Length > 50);
        Assert.Contains("forum.analytics_link", others);
        Assert.Contains("views.member", others);
        foreach (var other in others) Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await AnalystQueries.TryAsync(Analyst, $"select * from {other} limit 1"));
    }

    /// <param name="code">The database's refusal: of a privilege, of what is not to be changed, or of something that is not there.</param>
    /// <param name="statement">Asked after everything has been tried that may be set.</param>
    [Theory]
    [InlineData("42501", "create table analytics.own (id int)")]
    [InlineData("42501", "create schema own")]
    [InlineData("42501", "create table public.own (id int)")]
    [InlineData("42501", "create temporary table own (id int)")]
    [InlineData("42501", "delete from analytics.community")]
    [InlineData("55000", "delete from analytics.thread")]
    [InlineData("42501", "insert into forum.mt_events default values")]
    [InlineData("42501", "copy analytics.standing to program 'cat'")]
    [InlineData("42501", "copy (select 1) to '/tmp/forum-analyst'")]
    [InlineData("42501", "copy (select 1) to program 'true'")]
    [InlineData("42501", "select pg_read_file('/etc/hostname')")]
    [InlineData("42501", "select pg_ls_dir('/')")]
    [InlineData("42501", "select pg_stat_file('/etc/hostname')")]
    [InlineData("42501", "select lo_import('/etc/hostname')")]
    [InlineData("42501", "select lo_export(1, '/tmp/forum-analyst')")]
    [InlineData("42501", "select lo_create(0)")]
    [InlineData("42501", "select lo_from_bytea(0, 'x')")]
    [InlineData("42501", "select pg_advisory_lock(1)")]
    [InlineData("42501", "select pg_try_advisory_xact_lock(1)")]
    [InlineData("42501", "select pg_logical_emit_message(true, 'a', repeat('x', 1000))")]
    [InlineData("42501", "select pg_notify('mt_events_appended', '')")]
    [InlineData("42501|0A000", "create extension dblink")]
    [InlineData("42501|0A000", "create extension postgres_fdw")]
    [InlineData("42883", "select dblink('host=127.0.0.1', 'select 1')")]
    [InlineData("42704", "create server far foreign data wrapper postgres_fdw")]
    [InlineData("42501", "create publication own")]
    [InlineData("42501", "alter role current_user connection limit -1")]
    [InlineData("42501", "alter role current_user superuser")]
    [InlineData("42501", "set role postgres")]
    [InlineData("42501", "set temp_file_limit = -1")]
    [InlineData("42501", "select pg_reload_conf()")]
    [InlineData("42501", "alter view analytics.thread set (security_barrier = false)")]
    [InlineData("42501", "update forum.analyst_role set seconds = 3600")]
    [InlineData("42501", "comment on view analytics.thread is 'mine'")]
    public async Task can_do_nothing_else(string code, string statement)
    {
        // The role that owns the forum's database on its private server.
        statement = statement.Replace("postgres", await forum.QueryAsync<string>("select current_user::text"), StringComparison.Ordinal);
        Assert.Contains(await AnalystQueries.TryAsync(Analyst, "set default_transaction_read_only = off", statement), code.Split('|'));
    }

    [Fact]
    public async Task writes_nothing_even_where_it_might()
    {
        await forum.QueryAsync<object?>($"do $$ begin create table public.open (id int); grant all on public.open to {role}; grant usage on schema public to {role}; end $$");
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, await AnalystQueries.TryAsync(Analyst, "insert into public.open values (1)"));
    }

    [Fact]
    public async Task is_stopped_when_a_statement_runs_for_too_long() =>
        Assert.Equal(PostgresErrorCodes.QueryCanceled, await AnalystQueries.TryAsync(Analyst, "select pg_sleep(30)"));

    /// <summary>A role may set its own timeouts, and change what they are when it signs in; no privilege keeps it from that.</summary>
    [Theory]
    [InlineData("select pg_sleep(60)")]
    [InlineData("begin", "select 1", "idle")]
    [InlineData("do $$ begin loop begin perform pg_sleep(1); exception when query_canceled then end; end loop; end $$")]
    public async Task is_ended_when_it_has_switched_its_timeouts_off(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(Analyst);
        await connection.OpenAsync(Ct);
        var since = Stopwatch.StartNew();
        var ended = await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            foreach (var statement in (string[])["set statement_timeout = 0", "set idle_in_transaction_session_timeout = 0", .. statements])
            {
                if (statement == "idle") await Task.Delay(TimeSpan.FromSeconds(8), Ct);
                await using var command = new NpgsqlCommand(statement == "idle" ? "select 1" : statement, connection) { CommandTimeout = 0 };
                await command.ExecuteNonQueryAsync(Ct);
            }
        });
        Assert.Equal(PostgresErrorCodes.AdminShutdown, ended.SqlState);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"It ran for {since.Elapsed}.");
    }

    [Fact]
    public async Task has_so_many_connections_and_no_more()
    {
        var open = new List<NpgsqlConnection>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                open.Add(new NpgsqlConnection(Analyst));
                await open[^1].OpenAsync(Ct);
            }

            await using var fourth = new NpgsqlConnection(Analyst);
            Assert.Equal(PostgresErrorCodes.TooManyConnections, (await Assert.ThrowsAsync<PostgresException>(() => fourth.OpenAsync(Ct))).SqlState);
        }
        finally
        {
            foreach (var connection in open) await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task learns_nothing_of_rows_that_are_left_out_by_asking_what_fails_on_them()
    {
        var mia = await forum.SignUpAsync();
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        var comment = await mia.CommentAsync(thread);
        await mia.OpenCaseAsync(new { kind = "remove", comment, reason = "Spam." });
        await forum.ViewsCatchUpAsync();
        Assert.Null(await AnalystQueries.TryAsync(Analyst, $"select * from analytics.comment where 1 / (comment_number - {comment}) = 7"));
    }

    [Fact]
    public async Task is_changed_by_the_command_again_and_its_old_password_is_good_for_nothing()
    {
        Environment.SetEnvironmentVariable("FORUM_ANALYST_PASSWORD", "another-horse-battery");
        try
        {
            var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "role", "--name", role, "--connections", "1", "--timeout", "5");
            Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Errors);
            Assert.DoesNotContain("horse", outcome.Output + outcome.Errors);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FORUM_ANALYST_PASSWORD", null);
        }

        await Assert.ThrowsAsync<PostgresException>(() => AnalystQueries.TryAsync(Analyst, "select 1"));
        Assert.Equal("1 5s", await forum.QueryAsync<string>(
            "select rolconnlimit || ' ' || (select split_part(s, '=', 2) from unnest(rolconfig) s where s like 'statement_timeout=%') from pg_roles where rolname = $1", role));
    }

    [Theory]
    [InlineData("is none of analysts", "forum_none_of_theirs", "correct-horse-battery")]
    [InlineData("password has to be", "analyst_short", "short")]
    [InlineData("A role's name is", "Robert'); drop", "correct-horse-battery")]
    public async Task a_role_of_somebody_else_and_what_is_no_name_or_password_is_refused(string because, string name, string password)
    {
        await forum.QueryAsync<object?>("do $$ begin create role forum_none_of_theirs; exception when duplicate_object then end $$");
        Environment.SetEnvironmentVariable("FORUM_ANALYST_PASSWORD", password);
        try
        {
            var outcome = await ForumProgram.RunAsync(null, database.ConnectionString, "analytics", "role", "--name", name);
            Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
            Assert.Contains(because, outcome.Errors);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FORUM_ANALYST_PASSWORD", null);
        }
    }

    async Task ReadAllAsync(string schema)
    {
        foreach (var relation in (await forum.AllAsync(schema)).Keys) Assert.Null(await AnalystQueries.TryAsync(Analyst, $"select * from {schema}.{relation}"));
        Assert.Null(await AnalystQueries.TryAsync(Analyst, "select * from standing")); // by its search path
    }

    async Task SetAsync(int connections, int seconds) => Assert.Empty((await forum.Services.GetRequiredService<AnalystRoles>().SetAsync(
        role, Password, new AnalystLimits(connections, TimeSpan.FromSeconds(seconds)), Ct))!);
}
