using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Forum.Api.Tests.Live;

public sealed record Told(long Id, string Type, JsonElement Data)
{
    public long Comment() => Data.GetProperty("comment").GetProperty("number").GetInt64();
}

/// <summary>Somebody who follows what happens, with a parser that is not ours.</summary>
public sealed class LiveReader : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly HttpResponseMessage response;
    readonly SseParser<string> parser;
    readonly IAsyncEnumerator<SseItem<string>> events;

    LiveReader(HttpResponseMessage response, Stream stream)
    {
        this.response = response;
        parser = SseParser.Create(stream);
        events = parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    public static async Task<LiveReader> OpenAsync(Client client, string url, params (string Name, string Value)[] headers)
    {
        var response = await client.OpenAsync(url, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new LiveReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event; null where the stream has ended.</summary>
    public async Task<Told?> NextAsync()
    {
        if (!await events.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken)) return null;
        return new Told(
            long.Parse(parser.LastEventId, System.Globalization.CultureInfo.InvariantCulture), events.Current.EventType,
            JsonDocument.Parse(events.Current.Data).RootElement);
    }

    public async Task<Told> ExpectAsync(string type)
    {
        var told = await NextAsync();
        Assert.NotNull(told);
        Assert.Equal(type, told.Type);
        return told;
    }

    /// <summary>All up to one that brings this comment, and with it.</summary>
    public async Task<List<Told>> ReadThroughAsync(long comment)
    {
        var told = new List<Told>();
        do told.Add(await NextAsync() ?? throw new InvalidOperationException($"It ended before comment {comment}."));
        while (told[^1].Type != "comment-posted" || told[^1].Comment() != comment);
        return told;
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose(); // before the enumerator, which may be waiting
        await events.DisposeAsync();
    }
}
