using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>How far the asynchronous views are behind while people write, and what analysts read.</summary>
static class Lagging
{
    /// <summary>How old the oldest event is that the views do not hold yet, in milliseconds; 0 where they hold all.</summary>
    static string OldestMissing(string projection) =>
        $"""
        select coalesce(extract(epoch from clock_timestamp() - min(timestamp)) * 1000, 0)::float8 from forum.mt_events
        where seq_id > (select last_seq_id from forum.mt_event_progression where name = '{projection}:All')
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        await stage.CatchUpAsync();
        var load = Turns.SendAsync(new LoadPlan(stage.Forum.Port, 16, turns.Rounds * turns.Seconds, PostingReplies.Spread(stage), PerSecond: 200));
        var (views, analytics) = (new List<double>(), new List<double>());
        while (!load.IsCompleted)
        {
            views.Add(await stage.ScalarAsync<double>(OldestMissing("activity")));
            analytics.Add(await stage.ScalarAsync<double>(OldestMissing("analytics")));
            await Task.Delay(5);
        }

        var written = await load;
        return [Lag("asynchronous views", views, 1_000, written.PerSecond), Lag("analytic views", analytics, 5_000, written.PerSecond)];
    }

    static Figure Lag(string of, List<double> lags, double most, double perSecond)
    {
        lags.Sort();
        return Figure.AtMost(
            $"lag of the {of}, p99", lags[(int)(lags.Count * 0.99)], most, "ms",
            $"{lags.Count} looks, median {lags[lags.Count / 2]:N0} ms, at {perSecond:N0} writes/s");
    }
}
