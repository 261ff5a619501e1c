using System.Globalization;
using System.Text;

namespace Forum.Api.Live;

/// <summary>Writes server-sent events to one client, and waits for that client.</summary>
public sealed class LiveWriter(HttpResponse response, CancellationToken cancellation)
{
    public const string MediaType = "text/event-stream";

    /// <summary>How long a client waits before it comes back, in milliseconds.</summary>
    const int Retry = 2_000;

    public Task BeginAsync()
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy must not keep it to itself
        return WriteAsync(string.Create(CultureInfo.InvariantCulture, $"retry: {Retry}\n\n"));
    }

    /// <summary>
    /// A sign of life that no program of the client sees. It has an id all the same, which the client remembers: where little happens it
    /// would otherwise come back with one from long ago.
    /// </summary>
    public Task BeatAsync(long cut) => WriteAsync(string.Create(CultureInfo.InvariantCulture, $": still here\nid: {cut}\n\n"));

    public Task WriteAsync(ReadOnlyMemory<byte> bytes) => response.BodyWriter.WriteAsync(bytes, cancellation).AsTask();

    Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));
}
