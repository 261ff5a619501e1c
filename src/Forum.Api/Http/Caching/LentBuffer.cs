using System.Buffers;

namespace Forum.Api.Http.Caching;

/// <summary>
/// Bytes that come piece by piece, in memory that is lent. Long answers would else be made in memory that only the slowest collections give back.
/// Whoever does not dispose of it leaves it to them.
/// </summary>
public sealed class LentBuffer : IDisposable
{
    /// <summary>Room for a page of a list.</summary>
    const int Least = 32 * 1024;

    byte[] bytes = [];

    public int Length { get; private set; }

    /// <summary>Good until more is written, or it is disposed of.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Write(ReadOnlySpan<byte> more)
    {
        if (more.Length > bytes.Length - Length) Grow(Length + more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void Dispose()
    {
        var lent = bytes;
        (bytes, Length) = ([], 0);
        if (lent.Length > 0) ArrayPool<byte>.Shared.Return(lent);
    }

    void Grow(int needed)
    {
        var (length, larger) = (Length, ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, Least), 2 * bytes.Length)));
        Written.Span.CopyTo(larger);
        Dispose();
        (bytes, Length) = (larger, length);
    }
}
