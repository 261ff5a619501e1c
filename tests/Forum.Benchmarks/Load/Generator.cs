using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Forum.Benchmarks.Load;

/// <summary>The load, on raw sockets, in a process of its own: <c>load</c> reads plans, a line each, and prints a <see cref="LoadResult"/> for each.</summary>
static class Generator
{
    public const string Command = "load";

    public static async Task<int> RunAsync()
    {
        while (Console.ReadLine() is { } plan)
        {
            Console.WriteLine(JsonSerializer.Serialize(await SendAsync(JsonSerializer.Deserialize<LoadPlan>(plan)!)));
        }

        return 0;
    }

    static async Task<LoadResult> SendAsync(LoadPlan plan)
    {
        var clock = Stopwatch.StartNew();
        var connections = await Task.WhenAll(Enumerable.Range(0, plan.Connections).Select(i => Task.Run(() => ConnectAsync(plan, i, clock))));
        var seconds = Math.Max(clock.Elapsed.TotalSeconds, plan.Seconds);

        double[] latencies = [.. connections.SelectMany(connection => connection.Milliseconds).Order()];
        return new LoadResult(
            latencies.Length, connections.Sum(connection => connection.Unexpected), seconds,
            At(latencies, 0.5), At(latencies, 0.95), At(latencies, 0.99), At(latencies, 1));
    }

    static async Task<(List<double> Milliseconds, long Unexpected)> ConnectAsync(LoadPlan plan, int which, Stopwatch clock)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, plan.Port);
        var answers = new Answers(socket);
        var (milliseconds, unexpected) = (new List<double>(4096), 0L);
        var pause = plan.PerSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)plan.Connections / plan.PerSecond);
        var due = pause * ((double)which / plan.Connections);

        var first = which * plan.Requests.Count / plan.Connections;
        var own = plan.Apart ? plan.Requests.Count / plan.Connections : plan.Requests.Count;
        for (var next = 0; clock.Elapsed.TotalSeconds < plan.Seconds; next++)
        {
            if (due - clock.Elapsed is var early && pause > TimeSpan.Zero && early > TimeSpan.Zero) await Task.Delay(early);
            due += pause;
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(plan.Requests[(first + next % own) % plan.Requests.Count]);
            if (await answers.ReadAsync() is not (>= 200 and < 300 or 304)) unexpected++;
            milliseconds.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (milliseconds, unexpected);
    }

    static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
