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
        var slow = await StallAsync(forum, $"/api/threads/{thread}/live?lastEventId={start}", 10);
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
    public async Task who_were_there_before_delays_nobody_who_is_told_the_same()
    {
        await using var database = await OwnDatabase.CreateAsync(app.ConnectionString);
        await using var forum = await RunningForum.StartAsync(database.ConnectionString);
        var (thread, _) = await forum.ImportThreadAsync();
        var ana = await forum.SignUpAsync();
        var slow = await StallAsync(forum, $"/api/threads/{thread}/live", 10);
        await using var prompt = await LiveReader.OpenAsync(forum.Anonymous(), $"/api/threads/{thread}/live");
        await prompt.ExpectAsync("hello");

        for (var i = 0; i < 60; i++)
        {
            var posted = (await ana.PostAsync($"/api/threads/{thread}/comments", new { body = new string('<', 10_000) })).Expect(HttpStatusCode.Created);
            Assert.Equal(posted["number"].GetInt64(), (await prompt.ExpectAsync("comment-posted")).Comment());
        }

        // And who reads on after all misses nothing.
        using var rest = new StreamReader(slow[0].GetStream());
        for (var posted = 0; posted < 60;)
        {
            var line = await rest.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            if (line == "event: comment-posted") posted++;
        }

        slow.ForEach(client => client.Dispose());
    }

    /// <summary>Readers on connections that take next to nothing, who have begun and then do not read.</summary>
    static async Task<List<TcpClient>> StallAsync(RunningForum forum, string url, int many)
    {
        var address = forum.NewHttpClient().BaseAddress!;
        var slow = new List<TcpClient>();
        for (var i = 0; i < many; i++)
        {
            var client = new TcpClient { ReceiveBufferSize = 4096 };
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"GET {url} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"), TestContext.Current.CancellationToken);
            var firstByte = new byte[1];
            await client.GetStream().ReadExactlyAsync(firstByte, TestContext.Current.CancellationToken); // it has begun
            slow.Add(client);
        }

        return slow;
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
