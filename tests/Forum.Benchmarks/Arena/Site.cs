using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;

namespace Forum.Benchmarks.Arena;

/// <summary>Somebody who writes.</summary>
sealed record Writer(Guid Id, long Number, string Handle, string Token);

/// <summary>The published forum on a database of its own, with members who write.</summary>
class Site : IAsyncDisposable
{
    public const string Community = "bench";
    public const int CommentsInThread = 50;

    string program = "";

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Database { get; private set; } = null!;

    public ForumUnderTest Forum { get; private set; } = null!;

    public IReadOnlyList<Writer> Writers { get; private set; } = [];

    /// <summary>The numbers of threads of <see cref="CommentsInThread"/> comments.</summary>
    public IReadOnlyList<long> Threads { get; private set; } = [];

    /// <param name="program">The folder of the published forum.</param>
    /// <param name="threads">None for a forum without members, either.</param>
    public async Task OpenAsync(string program, string connectionString, int threads)
    {
        (this.program, ConnectionString) = (program, connectionString);
        Database = NpgsqlDataSource.Create(connectionString);
        await using (await ForumUnderTest.StartAsync(program, connectionString, FreePort())) { } // makes the tables
        await RestartAsync();
        if (threads == 0) return;
        Writers = await SignUpAsync(32);
        Threads = await Seed.ThreadsAsync(Database, Writers, threads, CommentsInThread);
        await CatchUpAsync();
    }

    /// <summary>A forum that has just been started.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Forum = await ForumUnderTest.StartAsync(program, ConnectionString, FreePort());
    }

    public async Task StopAsync()
    {
        if (Forum is not null) await Forum.DisposeAsync();
        Forum = null!;
    }

    /// <summary>One of the program's own commands, on this database, and what it prints.</summary>
    public Task<string> CommandAsync(params string[] words) => ForumUnderTest.CommandAsync(program, ConnectionString, words);

    /// <summary>Waits until the asynchronous views hold all that there is.</summary>
    public async Task CatchUpAsync()
    {
        await ExecuteAsync("analyze");
        while (!await ScalarAsync<bool>(
            """
            select coalesce((
                    select min(coalesce(progress.last_seq_id, 0)) from (values ('activity:All'), ('analytics:All')) shard(name)
                    left join forum.mt_event_progression progress on progress.name = shard.name), 0)
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

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Database is not null) await Database.DisposeAsync();
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    async Task<IReadOnlyList<Writer>> SignUpAsync(int count)
    {
        using var http = new HttpClient { BaseAddress = Forum.Address };
        var writers = new List<Writer>();
        foreach (var some in Enumerable.Range(0, count).Chunk(4)) writers.AddRange(await Task.WhenAll(some.Select(JoinAsync)));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", writers[0].Token);
        await SendAsync("/api/communities", new { name = Community, maxDepth = 10_000 });
        return writers;

        async Task<Writer> JoinAsync(int which)
        {
            var (handle, password) = ($"writer{which}", "correct horse battery");
            await SendAsync("/api/members", new { handle, password, pronouns = "they/them" });
            var session = await SendAsync("/api/sessions", new { handle, password });
            var member = session.GetProperty("member");
            return new Writer(
                member.GetProperty("id").GetGuid(), member.GetProperty("number").GetInt64(), handle, session.GetProperty("token").GetString()!);
        }

        async Task<JsonElement> SendAsync(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}
