using System.Text;

namespace Forum.Api.Imports.Dumps;

/// <summary>Reads lines of bytes from a stream of any length, in the memory of the longest line that is wanted.</summary>
public sealed class LineReader(Stream stream, int longest)
{
    readonly byte[] buffer = new byte[longest + 64 * 1024];
    int start, end;
    bool isAtEnd;

    /// <summary>Which line it is, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>How far into the stream the line goes.</summary>
    public long Position { get; private set; }

    /// <summary>Until the next line is read; without what ended it. Empty where it is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Then it has been passed over.</summary>
    public bool IsTooLong { get; private set; }

    /// <returns>False at the end of the stream.</returns>
    public async ValueTask<bool> NextAsync(CancellationToken cancellation)
    {
        (Line, IsTooLong) = (default, false);
        for (var seen = 0; ;)
        {
            var found = buffer.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (found >= 0) return Take(seen + found, and: 1);

            seen = end - start;
            if (isAtEnd) return (seen > 0 || IsTooLong) && Take(seen, and: 0);
            if (seen > longest)
            {
                Position += seen;
                (start, end, seen, IsTooLong) = (0, 0, 0, true);
            }

            await FillAsync(cancellation);
        }
    }

    bool Take(int length, int and)
    {
        if (length > longest) IsTooLong = true;
        if (!IsTooLong) Line = buffer.AsMemory(start, length);
        if (Number++ == 0 && Line.Span.StartsWith(Encoding.UTF8.Preamble)) Line = Line[Encoding.UTF8.Preamble.Length..];
        start += length + and;
        Position += length + and;
        return true;
    }

    async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        isAtEnd = read == 0;
        end += read;
    }
}
