using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Forum.Api.Postgres;
using Npgsql;

namespace Forum.Benchmarks.Arena;

/// <summary>Somebody who writes.</summary>
sealed record Writer(Guid Id, long Number, string Handle, string Token);

/// <summary>A PostgreSQL, the published forum on it, and beside them the limits.</summary>
sealed class Stage : IAsyncDisposable
{
    public const string Community = "bench";
    public const int CommentsInThread = 50;

    readonly string folder = Path.Combine(Path.GetTempPath(), $"forum-bench-{Guid.NewGuid():N}");
    PrivatePostgres postgres = null!;
    Process limits = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public ForumUnderTest Forum { get; private set; } = null!;

    public int LimitPort { get; private set; }

    public IReadOnlyList<Writer> Writers { get; private set; } = [];

    /// <summary>The numbers of threads of <see cref="CommentsInThread"/> comments.</summary>
    public IReadOnlyList<long> Threads { get; private set; } = [];

    public string ConnectionString => postgres.ConnectionString;

    string Program => Path.Combine(folder, "forum");

    public static async Task<Stage> BuildAsync(int threads)
    {
        var stage = new Stage();
        try
        {
            await stage.BuildUpAsync(threads);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    async Task BuildUpAsync(int threads)
    {
        Say("Publishing the forum");
        await ForumUnderTest.PublishAsync(Program);
        Say("Starting PostgreSQL and the forum");
        postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "data"));
        Database = NpgsqlDataSource.Create(ConnectionString);
        await using (await ForumUnderTest.StartAsync(Program, ConnectionString, FreePort())) { } // makes the tables
        await RestartAsync();
        LimitPort = FreePort();
        limits = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Stage).Assembly.Location, Limits.LimitServer.Command, $"{LimitPort}", ConnectionString]))!;
        Writers = await SignUpAsync(32);
        Say($"Writing {threads:N0} threads");
        Threads = await Seed.ThreadsAsync(Database, Writers, threads, CommentsInThread);
        await CatchUpAsync();
    }

    public static void Say(string what) => Console.Error.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} {what}");

    /// <summary>A forum that has just been started.</summary>
    public async Task RestartAsync()
    {
        if (Forum is not null) await Forum.DisposeAsync();
        Forum = await ForumUnderTest.StartAsync(Program, ConnectionString, FreePort());
    }

    /// <summary>Waits until the asynchronous views hold all that there is.</summary>
    public async Task CatchUpAsync()
    {
        await ExecuteAsync("analyze");
        while (!await ScalarAsync<bool>(
            """
            select coalesce((select last_seq_id from forum.mt_event_progression where name = 'activity:All'), 0)
                >= coalesce((select max(seq_id) from forum.mt_events), 0)
            """))
        {
            await Task.Delay(20);
        }
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<(byte[] Body, string? ETag)> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Forum.Address };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag?.ToString());
    }

    /// <summary>Has the limit answer <c>/fixed</c> with these bytes.</summary>
    public async Task FixAsync(byte[] body)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(body);
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await http.PutAsync(new Uri($"http://127.0.0.1:{LimitPort}/fixed"), content)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 200)
            {
                await Task.Delay(50); // it is still starting
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Forum is not null) await Forum.DisposeAsync();
        limits?.Kill();
        limits?.Dispose();
        if (Database is not null) await Database.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    async Task<IReadOnlyList<Writer>> SignUpAsync(int count)
    {
        using var http = new HttpClient { BaseAddress = Forum.Address };
        var writers = new List<Writer>();
        for (var i = 0; i < count; i++)
        {
            var (handle, password) = ($"writer{i}", "correct horse battery");
            await SendAsync("/api/members", new { handle, password, pronouns = "they/them" });
            var session = await SendAsync("/api/sessions", new { handle, password });
            var member = session.GetProperty("member");
            writers.Add(new Writer(member.GetProperty("id").GetGuid(), member.GetProperty("number").GetInt64(), handle, session.GetProperty("token").GetString()!));
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", writers[0].Token);
        await SendAsync("/api/communities", new { name = Community, maxDepth = 10_000 });
        return writers;

        async Task<JsonElement> SendAsync(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}
