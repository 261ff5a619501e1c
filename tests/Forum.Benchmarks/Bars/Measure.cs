using Forum.Benchmarks.Arena;
using Forum.Benchmarks.Load;

namespace Forum.Benchmarks.Bars;

/// <summary>A measurement by name.</summary>
/// <param name="RunAsync">Yields its figures.</param>
/// <param name="IsLong">Takes minutes even where it is made short, so that it has to be named.</param>
sealed record Measure(string Name, Func<Stage, Turns, Task<IReadOnlyList<Figure>>> RunAsync, bool IsLong = false)
{
    public static readonly IReadOnlyList<Measure> All =
    [
        new("process", Starting.MeasureAsync),
        new("page-cached", ReadingAThread.CachedAsync),
        new("page-not-modified", ReadingAThread.NotModifiedAsync),
        new("page-uncached", ReadingAThread.UncachedAsync),
        new("lists", ReadingLists.MeasureAsync),
        new("reply", PostingReplies.MeasureAsync),
        new("vote", Voting.MeasureAsync),
        new("lag", Lagging.MeasureAsync),
        new("live", Listening.MeasureAsync),
        new("growth", Growing.MeasureAsync),
        new("replay", Replaying.MeasureAsync),
        new("rebuild", Rebuilding.MeasureAsync),
        new("rebuild-live", RebuildingLive.MeasureAsync),
        new("store", GrowingStore.MeasureAsync, IsLong: true),
        new("memory", Enduring.MeasureAsync, IsLong: true),
        new("bulk", ImportingADump.MeasureAsync),
        new("export", Exporting.MeasureAsync),
    ];
}
