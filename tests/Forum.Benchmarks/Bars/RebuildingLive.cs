using System.Diagnostics;
using System.Text.Json;
using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>All views made again while 200 replies a second are written, and what it is to those who write. The plain reading of the events beside it.</summary>
static class RebuildingLive
{
    const int PerSecond = 200, Connections = 16;

    /// <summary>How long a turn of writing takes. The last ends after the new views have taken their place.</summary>
    const double Slice = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        await using var site = await stage.BesideAsync("rebuilt_live", turns.IsQuick ? 400 : 4_000);
        await Rebuilding.ReadAsync(site); // brings them into memory
        var (events, took) = await Rebuilding.ReadAsync(site);
        var plan = new LoadPlan(site.Forum.Port, Connections, Slice, PostingReplies.Spread(site), PerSecond);
        var before = await LoadProcess.SendAsync(plan);

        var clock = Stopwatch.StartNew();
        var rebuild = site.CommandAsync("projections", "rebuild", "--json");
        var during = new List<LoadResult>();
        do during.Add(await LoadProcess.SendAsync(plan));
        while (!rebuild.IsCompleted);
        var report = JsonDocument.Parse(await rebuild).RootElement;
        await site.CatchUpAsync();

        var made = report.GetProperty("events").GetInt64() / TimeSpan.Parse(report.GetProperty("took").GetString()!, null).TotalSeconds;
        var stopped = TimeSpan.Parse(report.GetProperty("stopped").GetString()!, null).TotalMilliseconds;
        var (answers, failed) = (during.Sum(turn => turn.Answers), during.Sum(turn => turn.Unexpected));
        var written = answers / during.Sum(turn => turn.Seconds);
        return
        [
            Figure.AtMost("failed requests during a rebuild", failed, 0, "of all", $"{answers:N0} replies in {during.Count * Slice:N0} s"),
            new Figure(
                "replies while views are made again, of 200 a second", written / PerSecond, during.Min(turn => turn.PerSecond) / PerSecond,
                during.Max(turn => turn.PerSecond) / PerSecond, 0.95, AtLeast: true, "of what is sent", $"{written:N0}/s; {before.PerSecond:N0}/s before"),
            Figure.AtMost(
                "slowest reply during a rebuild and its swap", during.Max(turn => turn.Max), 1_000, "ms",
                $"p50 {Duel.Median(during.Select(turn => turn.P50)):N1}, p99 {during.Max(turn => turn.P99):N0} ms, before {before.P50:N1} and {before.P99:N0} ms; writers stopped for {stopped:N0} ms"),
            new Figure(
                "rebuild of all views while people write, against reading the events", made * took.TotalSeconds / events,
                made * took.TotalSeconds / events, made * took.TotalSeconds / events, 0.3, AtLeast: true, "of the limit",
                $"{report.GetProperty("events").GetInt64():N0} events: {made:N0}/s against {events / took.TotalSeconds:N0}/s, {clock.Elapsed.TotalSeconds:N0} s"),
        ];
    }
}
