using System.Net;
using System.Net.Sockets;
using System.Text;
using Forum.Api.Storage;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Api.Tests.Live;

/// <summary>On a real socket, whose buffers are full at some point.</summary>
public class bearing_slow_readers(AppFixture app)
{
    [Fact]
    public async Task delays_nobody_else_and_stops_when_the_program_does()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await forum.ImportThreadAsync();
        var ana = await forum.SignUpAsync();
        await using var before = await LiveReader.OpenAsync(forum.Anonymous(), $"/api/threads/{thread}/live");
        var start = (await before.ExpectAsync("hello")).Id;
        // Every character takes many in JSON: far more than any buffer holds.
        for (var i = 0; i < 40; i++) await PostAsync(new string('<', 10_000));

        // More than there are turns at the database.
        var address = forum.NewHttpClient().BaseAddress!;
        var slow = new List<TcpClient>();
        for (var i = 0; i < 10; i++)
        {
            var client = new TcpClient { ReceiveBufferSize = 4096 };
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"GET /api/threads/{thread}/live?lastEventId={start} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"),
                TestContext.Current.CancellationToken);
            var firstByte = new byte[1];
            await client.GetStream().ReadExactlyAsync(firstByte, TestContext.Current.CancellationToken); // it has begun
            slow.Add(client);
        }

        var last = await PostAsync("That was all");
        Assert.Equal(41, (await before.ReadThroughAsync(last)).Count);
        await using var late = await LiveReader.OpenAsync(forum.Anonymous(), $"/api/threads/{thread}/live?lastEventId={start}");
        Assert.Equal(41, (await late.ReadThroughAsync(last)).Count);

        await forum.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        slow.ForEach(client => client.Dispose());

        async Task<long> PostAsync(string body) =>
            (await ana.PostAsync($"/api/threads/{thread}/comments", new { body })).Expect(HttpStatusCode.Created)["number"].GetInt64();
    }

    [Fact]
    public async Task needs_no_view_that_is_being_made_again()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await forum.ImportThreadAsync();
        var ana = await forum.SignUpAsync();
        await using var reader = await LiveReader.OpenAsync(forum.Anonymous(), $"/api/threads/{thread}/live");
        await reader.ExpectAsync("hello");

        var daemon = forum.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
        var rebuilding = daemon.RebuildProjectionAsync(ForumStore.Activity, TestContext.Current.CancellationToken);
        long last = 0;
        do
        {
            last = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = "Meanwhile" })).Expect(HttpStatusCode.Created)["number"].GetInt64();
        }
        while (!rebuilding.IsCompleted);
        await rebuilding;
        Assert.NotEmpty(await reader.ReadThroughAsync(last));
    }
}
