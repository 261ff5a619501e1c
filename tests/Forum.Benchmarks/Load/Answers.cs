using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Forum.Benchmarks.Load;

/// <summary>Reads one answer after the other from a connection, and looks at nothing but the status and the length.</summary>
sealed class Answers(Socket socket)
{
    readonly byte[] buffer = new byte[128 * 1024];
    int start, end;

    /// <returns>The status.</returns>
    public async ValueTask<int> ReadAsync()
    {
        var head = await HeadAsync();
        var status = int.Parse(buffer.AsSpan(start + 9, 3), CultureInfo.InvariantCulture);
        var text = Encoding.ASCII.GetString(buffer, start, head).ToLowerInvariant();
        start += head;
        if (Length(text) is { } length) await SkipAsync(length);
        else if (text.Contains("transfer-encoding: chunked", StringComparison.Ordinal)) await SkipChunksAsync();
        return status;
    }

    static long? Length(string head)
    {
        const string name = "\r\ncontent-length: ";
        var at = head.IndexOf(name, StringComparison.Ordinal);
        return at < 0 ? null : long.Parse(head.AsSpan(at + name.Length, head.IndexOf('\r', at + name.Length) - at - name.Length), CultureInfo.InvariantCulture);
    }

    async ValueTask<int> HeadAsync()
    {
        for (var seen = 0; ; await MoreAsync())
        {
            var found = buffer.AsSpan(start + seen, end - start - seen).IndexOf("\r\n\r\n"u8);
            if (found >= 0) return seen + found + 4;
            seen = Math.Max(0, end - start - 3);
        }
    }

    async ValueTask SkipChunksAsync()
    {
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0) await MoreAsync();
            var size = long.Parse(Encoding.ASCII.GetString(buffer, start, line).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            start += line + 2;
            await SkipAsync(size + 2);
            if (size == 0) return;
        }
    }

    async ValueTask SkipAsync(long count)
    {
        while (count > end - start)
        {
            count -= end - start;
            (start, end) = (0, 0);
            await MoreAsync();
        }

        start += (int)count;
    }

    async ValueTask MoreAsync()
    {
        if (start == end) (start, end) = (0, 0);
        if (end == buffer.Length)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        var read = await socket.ReceiveAsync(buffer.AsMemory(end));
        if (read == 0) throw new EndOfStreamException("The server closed the connection.");
        end += read;
    }
}
