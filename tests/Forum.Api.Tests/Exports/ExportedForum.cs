using System.Net;
using Forum.Api.Tests.Views;

namespace Forum.Api.Tests.Exports;

/// <summary>A forum in which everything has happened, and nothing more does. It is made for the first who asks.</summary>
public sealed class ExportedForum(AppFixture app) : IAsyncDisposable
{
    readonly SemaphoreSlim turn = new(1);
    OwnDatabase? database;
    RunningForum? forum;

    public string ConnectionString => database!.ConnectionString;

    public async Task<RunningForum> GetAsync()
    {
        await turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (forum is not null) return forum;
            database = await OwnDatabase.CreateAsync(app.ConnectionString);
            var started = await RunningForum.StartAsync(database.ConnectionString);
            await rebuilding_the_views.LiveALittleAsync(started);
            await TalkAsync(started);
            await started.ViewsCatchUpAsync();
            return forum = started;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Some who answer each other, and of whom nothing is hidden.</summary>
    static async Task TalkAsync(RunningForum forum)
    {
        var mia = await forum.SignUpAsync();
        var thread = await mia.StartThreadAsync(await mia.FoundCommunityAsync());
        for (var i = 0; i < 3; i++)
        {
            var comment = await (await forum.SignUpAsync()).CommentAsync(thread);
            (await mia.PostAsync($"/api/threads/{thread}/comments", new { parent = comment, body = "Thanks." })).Expect(HttpStatusCode.Created);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (forum is not null) await forum.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        turn.Dispose();
    }
}
