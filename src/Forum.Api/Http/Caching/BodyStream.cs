using System.Net.Mime;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Holds an answer back as long as it is JSON, a success, and not too long. Anything else goes through as it is written, as a stream of
/// events must.
/// </summary>
public sealed class BodyStream(HttpResponse response, Stream wire) : Stream
{
    /// <summary>More than all that a page to import can hold, as it was written and as HTML, with every character escaped.</summary>
    public const int LargestHeld = 32 * 1024 * 1024;

    LentBuffer? held;
    bool goesThrough;

    /// <summary>Null for an answer that went through. Lives on when this stream has ended.</summary>
    public LentBuffer? Held => held;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    bool IsHeld => !goesThrough && response.StatusCode == StatusCodes.Status200OK
        && response.ContentType?.StartsWith(MediaTypeNames.Application.Json, StringComparison.Ordinal) == true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsHeld && (held?.Length ?? 0) + buffer.Length <= LargestHeld)
        {
            (held ??= new LentBuffer()).Write(buffer.Span);
            return;
        }

        await LetGoAsync(cancellationToken);
        await wire.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsHeld ? Task.CompletedTask : wire.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    async Task LetGoAsync(CancellationToken cancellation)
    {
        goesThrough = true;
        if (held is null) return;
        using var soFar = held;
        held = null;
        await wire.WriteAsync(soFar.Written, cancellation);
    }
}
