using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>Very many follow one thread while people post there.</summary>
static class Listening
{
    const int PerSecond = 20;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var (listeners, seconds) = turns.IsQuick ? (1_000, 3) : (5_000, 20);
        var thread = (await Seed.ThreadsAsync(stage.Database, stage.Writers, 1, 0))[0];
        await stage.CatchUpAsync();
        await stage.RestartAsync();
        await WarmAsync(stage);
        var before = stage.Forum.Resident;

        var plan = new ListenPlan(stage.Forum.Port, thread, listeners, seconds, PerSecond, [.. stage.Writers.Select(writer => writer.Token)]);
        using var listen = await StartAsync(plan);
        var listening = int.Parse(await LineAsync(listen), CultureInfo.InvariantCulture);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var silent = stage.Forum.Resident;
        await listen.StandardInput.WriteLineAsync();
        var result = JsonSerializer.Deserialize<ListenResult>(await LineAsync(listen))!;
        var told = stage.Forum.Resident;
        await listen.StandardInput.WriteLineAsync();
        await listen.WaitForExitAsync();

        double EachKilobytes(double resident) => (resident - before) * 1024 / listening;
        return
        [
            new Figure(
                $"live, {listeners:N0} readers of one thread", listening, listening, listening, listeners, AtLeast: true, "let in", $"{listeners - listening:N0} refused"),
            Figure.AtMost(
                "live, from sending a comment to a reader, p99", result.P99, 1_000, "ms",
                $"median {result.P50:N0} ms, longest {result.Max:N0} ms, {result.Missing:N0} of {result.Posted * result.Listening:N0} missing; " +
                $"{result.Posted / result.Seconds:N1} comments/s, each answered in {result.Answered:N0} ms"),
            Figure.AtMost(
                "live, resident for each reader", EachKilobytes(told), 20, "KB",
                $"{EachKilobytes(silent):N0} KB before the first comment; {before:N0} MB without readers, {told:N0} MB with"),
        ];
    }

    /// <summary>Code, pools and caches that one reader needs as well as thousands are there before they come.</summary>
    static async Task WarmAsync(Stage stage)
    {
        var token = stage.Writers[0].Token;
        byte[][] reads = [.. stage.Threads.Take(400).Select(thread => Requests.As(token, "GET", $"/api/threads/{thread}"))];
        await Turns.SendAsync(new LoadPlan(stage.Forum.Port, 32, 2, [.. reads, .. PostingReplies.Spread(stage).Take(400)]));
    }

    static async Task<Process> StartAsync(ListenPlan plan)
    {
        var listen = Process.Start(new ProcessStartInfo("dotnet", [typeof(Listening).Assembly.Location, Listeners.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await listen.StandardInput.WriteLineAsync(JsonSerializer.Serialize(plan));
        return listen;
    }

    static async Task<string> LineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Those who listen have ended early.");
}
