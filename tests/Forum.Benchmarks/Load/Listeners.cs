using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Forum.Benchmarks.Load;

/// <summary>
/// Follows a thread on very many connections, in a process of its own: <c>listen</c> reads a <see cref="ListenPlan"/> and says how many were let in,
/// begins to post when it reads another line, prints a <see cref="ListenResult"/>, and keeps listening until it reads one more.
/// </summary>
sealed class Listeners(ListenPlan plan)
{
    public const string Command = "listen";

    const int Posters = 8, OfAnAddress = 50, LongestMilliseconds = 60_000;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly long[] sent = new long[(int)(plan.Seconds * plan.PerSecond)];
    readonly long[] heard = new long[LongestMilliseconds + 1];
    long count;

    public static async Task<int> RunAsync()
    {
        await new Listeners(JsonSerializer.Deserialize<ListenPlan>(Console.ReadLine()!)!).ListenAsync();
        return 0;
    }

    async Task ListenAsync()
    {
        var sockets = new List<Socket>();
        foreach (var some in Enumerable.Range(0, plan.Listeners).Chunk(32))
        {
            sockets.AddRange((await Task.WhenAll(some.Select(ConnectAsync))).OfType<Socket>());
        }

        Console.WriteLine(sockets.Count);
        Console.ReadLine();
        var clock = Stopwatch.StartNew();
        var answered = (await Task.WhenAll(Enumerable.Range(0, Posters).Select(poster => PostAsync(poster, clock)))).SelectMany(all => all).Order().ToArray();
        var seconds = clock.Elapsed.TotalSeconds;
        var all = (long)sent.Length * sockets.Count;
        while (Interlocked.Read(ref count) < all && clock.Elapsed.TotalSeconds < seconds + Patience.TotalSeconds) await Task.Delay(100);

        var missing = all - Interlocked.Read(ref count);
        Interlocked.Add(ref heard[LongestMilliseconds], missing);
        Console.WriteLine(JsonSerializer.Serialize(new ListenResult(
            sockets.Count, sent.Length, seconds, missing, At(0.5), At(0.99), At(1), answered[answered.Length / 2])));
        Console.ReadLine();
        foreach (var socket in sockets) socket.Dispose();
    }

    /// <returns>Null where there was no room.</returns>
    async Task<Socket?> ConnectAsync(int which)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        // One address may follow no more than a few; everything in 127.0.0.0/8 is this machine.
        var address = which / OfAnAddress;
        socket.Bind(new IPEndPoint(new IPAddress([127, 1, (byte)(address / 200), (byte)(1 + address % 200)]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, plan.Port);
        await socket.SendAsync(Requests.Get($"/api/threads/{plan.Thread}/live"));
        var buffer = new byte[4 * 1024];
        var read = await socket.ReceiveAsync(buffer.AsMemory());
        if (!buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
        {
            socket.Dispose();
            return null;
        }

        _ = ListenAsync(socket, buffer);
        return socket;
    }

    async Task ListenAsync(Socket socket, byte[] buffer)
    {
        var kept = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var read)
            {
                kept = Hear(buffer.AsSpan(0, kept + read), Stopwatch.GetTimestamp());
                if (kept == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is over, or it was cut off: then what did not come is missing.
        }
    }

    /// <summary>Events end with an empty line.</summary>
    /// <returns>How much there is of one that has not ended, moved to the beginning.</returns>
    int Hear(Span<byte> buffer, long now)
    {
        var rest = buffer;
        while (rest.IndexOf("\n\n"u8) is >= 0 and var end)
        {
            if (NumberIn(rest[..end]) is { } number)
            {
                var milliseconds = (int)Stopwatch.GetElapsedTime(Volatile.Read(ref sent[number]), now).TotalMilliseconds;
                Interlocked.Increment(ref heard[Math.Min(milliseconds, LongestMilliseconds)]);
                Interlocked.Increment(ref count);
            }

            rest = rest[(end + 2)..];
        }

        rest.CopyTo(buffer);
        return rest.Length;
    }

    static int? NumberIn(ReadOnlySpan<byte> @event)
    {
        var at = @event.IndexOf("Bell "u8);
        return at < 0 ? null : int.Parse(@event.Slice(at + 5, 6), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <returns>How long the answers took.</returns>
    async Task<List<double>> PostAsync(int poster, Stopwatch clock)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, plan.Port);
        var answers = new Answers(socket);
        var took = new List<double>();
        for (var number = poster; number < sent.Length; number += Posters)
        {
            var early = TimeSpan.FromSeconds((double)number / plan.PerSecond) - clock.Elapsed;
            if (early > TimeSpan.Zero) await Task.Delay(early);
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"body":"Bell {{number:000000}} rings at the terminus."}""");
            Volatile.Write(ref sent[number], Stopwatch.GetTimestamp());
            await socket.SendAsync(Requests.As(plan.Tokens[poster], "POST", $"/api/threads/{plan.Thread}/comments", body));
            if (await answers.ReadAsync() is not (>= 200 and < 300)) throw new InvalidOperationException("A comment was refused.");
            took.Add(Stopwatch.GetElapsedTime(sent[number]).TotalMilliseconds);
        }

        return took;
    }

    double At(double share)
    {
        var (rank, seen) = ((long)(share * heard.Sum()), 0L);
        for (var milliseconds = 0; milliseconds < LongestMilliseconds; milliseconds++)
        {
            if ((seen += heard[milliseconds]) >= rank) return milliseconds;
        }

        return LongestMilliseconds;
    }
}
