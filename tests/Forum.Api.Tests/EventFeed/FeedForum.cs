using System.Net;

namespace Forum.Api.Tests.EventFeed;

/// <summary>A forum of its own, where nothing happens but what a test does.</summary>
public sealed class FeedForum(AppFixture app) : IForum, IAsyncLifetime
{
    OwnDatabase? database;
    RunningForum? forum;

    public IServiceProvider Services => forum!.Services;

    public Client Administrator { get; private set; } = null!;

    public Client Analyst { get; private set; } = null!;

    public HttpClient NewHttpClient() => forum!.NewHttpClient();

    public async ValueTask InitializeAsync()
    {
        database = await OwnDatabase.CreateAsync(app.ConnectionString);
        forum = await RunningForum.StartAsync(database.ConnectionString);
        (Administrator, Analyst) = (await this.SignUpAdministratorAsync(), await this.SignUpAnalystAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await forum!.StopAsync();
        await forum.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>The last position that there is.</summary>
    public async Task<long> CutAsync()
    {
        await this.ViewsCatchUpAsync();
        return await this.QueryAsync<long>("select max(seq_id) from forum.mt_events");
    }

    /// <summary>Page after page, up to the end.</summary>
    public static async Task<List<Answer>> ReadAsync(Client reader, long after, string more = "")
    {
        var pages = new List<Answer>();
        long next = after, through;
        do
        {
            pages.Add((await reader.GetAsync($"/api/events?after={next}{more}")).Expect(HttpStatusCode.OK));
            (next, through) = (pages[^1]["next"].GetInt64(), pages[^1]["through"].GetInt64());
        }
        while (next < through);
        return pages;
    }

    public static async Task<List<System.Text.Json.JsonElement>> EventsAsync(Client reader, long after, string more = "") =>
        [.. (await ReadAsync(reader, after, more)).SelectMany(page => page["events"].EnumerateArray())];
}
