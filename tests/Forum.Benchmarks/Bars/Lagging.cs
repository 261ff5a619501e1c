using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>How far the asynchronous views are behind while people write.</summary>
static class Lagging
{
    /// <summary>How old the oldest event is that the views do not hold yet, in milliseconds; 0 where they hold all.</summary>
    const string OldestMissing =
        """
        select coalesce(extract(epoch from clock_timestamp() - min(timestamp)) * 1000, 0)::float8 from forum.mt_events
        where seq_id > (select last_seq_id from forum.mt_event_progression where name = 'activity:All')
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, Turns turns)
    {
        await stage.CatchUpAsync();
        var load = Turns.SendAsync(new LoadPlan(stage.Forum.Port, 16, turns.Rounds * turns.Seconds, PostingReplies.Spread(stage), PerSecond: 200));
        var lags = new List<double>();
        while (!load.IsCompleted)
        {
            lags.Add(await stage.ScalarAsync<double>(OldestMissing));
            await Task.Delay(5);
        }

        var written = await load;
        lags.Sort();
        return
        [
            Figure.AtMost(
                "lag of the asynchronous views, p99", lags[(int)(lags.Count * 0.99)], 1_000, "ms",
                $"{lags.Count} looks, median {lags[lags.Count / 2]:N0} ms, at {written.PerSecond:N0} writes/s"),
        ];
    }
}
