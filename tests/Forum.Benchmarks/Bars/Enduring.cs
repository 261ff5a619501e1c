using System.Diagnostics;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>Whether memory grows while people read, answer and vote for long.</summary>
static class Enduring
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        var seconds = turns.IsQuick ? 45 : 600;
        await stage.RestartAsync();
        var clock = Stopwatch.StartNew();
        var load = Turns.SendAsync(new LoadPlan(stage.Forum.Port, 64, seconds, await MixedAsync(stage)));
        var samples = new List<(double At, double Resident)>();
        while (!load.IsCompleted)
        {
            samples.Add((clock.Elapsed.TotalSeconds / seconds, stage.Forum.Resident));
            await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        var sent = await load;
        // Of ten minutes: the third and fourth, and the last two.
        var (early, late) = (MedianOf(0.2, 0.4), MedianOf(0.8, 1));
        return
        [
            Figure.AtMost(
                $"resident after {seconds} s of mixed load against its first part", late / early, 1.1, "of the early median",
                $"{late:N0} MB against {early:N0} MB; {sent.PerSecond:N0} answers/s, 64 connections"),
            Figure.AtMost($"resident after {seconds} s of mixed load", late, 250, "MB", $"{samples.Max(sample => sample.Resident):N0} MB at most"),
        ];

        double MedianOf(double from, double to) =>
            Duel.Median(samples.Where(sample => sample.At >= from && sample.At < to).Select(sample => sample.Resident));
    }

    /// <summary>Eight in ten read a thread, one answers there, one votes.</summary>
    static async Task<IReadOnlyList<byte[]>> MixedAsync(Stage stage)
    {
        var comments = await stage.ScalarAsync<long[]>("select array_agg(number) from (select number from views.comment order by id limit 500) voted");
        var replies = PostingReplies.Spread(stage);
        return [.. Enumerable.Range(0, stage.Threads.Count).Select(i => (i % 10) switch
        {
            8 => replies[i],
            9 => Requests.As(
                Of(i).Token, "PUT", $"/api/comments/{comments[i % comments.Length]}/vote", $$"""{"vote":"{{(i / 10 % 2 == 0 ? "up" : "none")}}"}"""),
            _ => Requests.As(Of(i).Token, "GET", $"/api/threads/{stage.Threads[i]}"),
        })];

        Writer Of(int i) => stage.Writers[i % stage.Writers.Count];
    }
}
