using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Forum.Api.Tests.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Forum.Api.Tests.Http;

/// <summary>With an <c>Idempotency-Key</c>, when the first request or its node did not live to answer.</summary>
public class repeating_after_a_failure(AppFixture app)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task of_ours_runs_again_and_on_another_node_or_start_is_answered_as_before()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var one = await RunningForum.StartAsync(database.ConnectionString);
        await using var two = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await one.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var (ana, key) = (await one.SignUpAsync(handle), Guid.NewGuid().ToString());

        await RenameAsync(one, "comment", "elsewhere");
        (await PostAsync(ana, key, thread)).Expect(HttpStatusCode.InternalServerError);
        await RenameAsync(one, "elsewhere", "comment");

        var first = (await PostAsync(ana, key, thread)).Expect(HttpStatusCode.Created);
        var elsewhere = (await PostAsync(await two.SignInAsync(handle), key, thread)).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Json.ToString(), elsewhere.Json.ToString());
        Assert.Equal(first.Location, elsewhere.Location);

        await one.StopAsync();
        await using var again = await RunningForum.StartAsync(database.ConnectionString);
        var after = (await PostAsync(await again.SignInAsync(handle), key, thread)).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Json.ToString(), after.Json.ToString());
    }

    [Fact]
    public async Task a_hundred_times_at_once_on_two_nodes_is_one_act()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var one = await RunningForum.StartAsync(database.ConnectionString);
        await using var two = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await one.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        Client[] clients = [await one.SignUpAsync(handle), await two.SignInAsync(handle)];
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => PostAsync(clients[i % 2], key, thread)));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single(answers.Select(answer => answer.Json.ToString()).Distinct());
        Assert.Equal(1, await repeating_a_request.CommentsOf(one, thread, "Once"));
    }

    [Fact]
    public async Task of_the_line_finds_the_answer_that_nobody_heard()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await forum.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var (ana, key) = (await forum.SignUpAsync(handle), Guid.NewGuid().ToString());
        var session = await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        var token = session["token"].GetString();

        await using (await HoldAsync(database, "views.comment"))
        {
            using var line = new CancellationTokenSource();
            using var http = forum.NewHttpClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            http.DefaultRequestHeaders.Add("Idempotency-Key", key);
            var url = new Uri($"/api/threads/{thread}/comments", UriKind.Relative);
            var unheard = http.PostAsync(url, JsonContent.Create(new { body = "Once" }), line.Token);
            await WaitAsync(forum, "views.comment");
            await line.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unheard);
        }

        var heard = (await PostAsync(ana, key, thread)).Expect(HttpStatusCode.Created);
        Assert.Equal("true", heard.Header("Idempotency-Replayed"));
        Assert.Equal(1, await repeating_a_request.CommentsOf(forum, thread, "Once"));
    }

    [Fact]
    public async Task of_the_node_between_the_act_and_its_answer_is_still_one_act()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await forum.ImportThreadAsync();
        var handle = Scenarios.FreshHandle();
        var (ana, key) = (await forum.SignUpAsync(handle), Guid.NewGuid().ToString());
        var session = await forum.Anonymous().PostAsync("/api/sessions", new { handle, password = Scenarios.Password });
        var token = session["token"].GetString();

        var address = $"http://127.0.0.1:{FreePort()}";
        await using var node = ForumProgram.Start(data: null, database.ConnectionString, "--urls", address);
        await node.ExpectAsync("Now listening on");
        await using (await HoldAsync(database, "forum.idempotent_answer"))
        {
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            var unanswered = PostAsync(new Client(http, token), key, thread);
            await WaitAsync(forum, "forum.idempotent_answer");
            await node.KillAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => unanswered);
        }

        Assert.Equal(1, await repeating_a_request.CommentsOf(forum, thread, "Once"));
        (await PostAsync(ana, key, thread)).Expect(HttpStatusCode.Created);
        Assert.Equal(1, await repeating_a_request.CommentsOf(forum, thread, "Once"));
    }

    static Task<Answer> PostAsync(Client client, string key, long thread) => client.SendAsync(
        HttpMethod.Post, $"/api/threads/{thread}/comments", JsonContent.Create(new { body = "Once" }), ("Idempotency-Key", key));

    /// <summary>Lets nobody write to a table until it is disposed of.</summary>
    static async Task<NpgsqlConnection> HoldAsync(OwnDatabase database, string table)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var hold = new NpgsqlCommand($"begin; lock table {table} in share mode", connection);
        await hold.ExecuteNonQueryAsync(Ct);
        return connection;
    }

    /// <summary>Until somebody waits to write to a table.</summary>
    static async Task WaitAsync(RunningForum forum, string table)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20, Ct))
        {
            const string waits = "select exists (select from pg_locks where relation = $1::regclass and not granted)";
            if (await forum.QueryAsync<bool>(waits, table)) return;
        }

        Assert.Fail($"Nobody writes to {table}.");
    }

    static async Task RenameAsync(RunningForum forum, string view, string name)
    {
        var database = forum.Services.GetRequiredService<NpgsqlDataSource>();
        await using var command = database.CreateCommand($"alter table views.{view} rename to {name}");
        await command.ExecuteNonQueryAsync(Ct);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
