using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forum.Api.Live;

/// <summary>Writes server-sent events to one client, and waits for that client.</summary>
public sealed class LiveWriter(HttpResponse response, JsonSerializerOptions json)
{
    public const string MediaType = "text/event-stream";

    /// <summary>How long a client waits before it comes back, in milliseconds.</summary>
    const int Retry = 2_000;

    public Task BeginAsync(CancellationToken cancellation)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy must not keep it to itself
        return WriteAsync(string.Create(CultureInfo.InvariantCulture, $"retry: {Retry}\n\n"), cancellation);
    }

    public Task SendAsync(LiveEvent @event, CancellationToken cancellation) => WriteAsync(
        string.Create(CultureInfo.InvariantCulture, $"id: {@event.Cut}\nevent: {@event.Type}\ndata: {JsonSerializer.Serialize(@event.Data, json)}\n\n"),
        cancellation);

    /// <summary>
    /// A sign of life that no program of the client sees. It has an id all the same, which the client remembers: where little happens it
    /// would otherwise come back with one from long ago.
    /// </summary>
    public Task BeatAsync(long cut, CancellationToken cancellation) =>
        WriteAsync(string.Create(CultureInfo.InvariantCulture, $": still here\nid: {cut}\n\n"), cancellation);

    async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await response.BodyWriter.FlushAsync(cancellation);
    }
}
