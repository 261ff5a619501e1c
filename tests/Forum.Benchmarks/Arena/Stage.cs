using System.Diagnostics;
using Forum.Api.Postgres;
using Npgsql;

namespace Forum.Benchmarks.Arena;

/// <summary>A PostgreSQL, the published forum on it, and beside them the limits.</summary>
sealed class Stage : Site
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"forum-bench-{Guid.NewGuid():N}");
    PrivatePostgres postgres = null!;
    Process limits = null!;

    public int LimitPort { get; private set; }

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
        Say("Publishing the forum, and starting PostgreSQL");
        var publishing = ForumUnderTest.PublishAsync(Program);
        postgres = await PrivatePostgres.StartAsync(Path.Combine(folder, "data"));
        await publishing;
        Say($"Starting the forum, with {threads:N0} threads");
        LimitPort = FreePort();
        limits = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Stage).Assembly.Location, Limits.LimitServer.Command, $"{LimitPort}", postgres.ConnectionString]))!;
        await OpenAsync(Program, postgres.ConnectionString, threads);
    }

    /// <summary>Another forum in the same PostgreSQL.</summary>
    public async Task<Site> BesideAsync(string database, int threads)
    {
        await ExecuteAsync($"create database {database}");
        var site = new Site();
        try
        {
            await site.OpenAsync(Program, new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString, threads);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public static void Say(string what) => Console.Error.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} {what}");

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

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        limits?.Kill();
        limits?.Dispose();
        if (postgres is not null) await postgres.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
