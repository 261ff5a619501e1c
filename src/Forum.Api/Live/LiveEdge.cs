namespace Forum.Api.Live;

/// <summary>
/// How far a place has moved, and what is read of it there: once, for all who follow it. The next edge begins anew, so that nobody is told of
/// something as it was before the last that happened.
/// </summary>
/// <param name="cut">The cut of the last that happened there.</param>
/// <param name="stretches">From where on it can be read for many at once, the earliest first.</param>
public sealed class LiveEdge(long cut, IReadOnlyList<LiveEdge.Stretch> stretches)
{
    /// <summary>Readers who are busy writing fall a few moves behind; those further behind read for themselves.</summary>
    const int MostStretches = 16;

    /// <summary>Of a place that nobody has looked at.</summary>
    public static readonly LiveEdge Unknown = new(0, []);

    readonly Lock gate = new();
    readonly Dictionary<long, LiveRead> reads = [];

    /// <summary>Whoever has come to <paramref name="Since"/> misses nothing that is not after <paramref name="From"/>.</summary>
    public readonly record struct Stretch(long Since, long From);

    public long Cut => cut;

    /// <summary>All that happened there after one cut, and up to now, was up to the other.</summary>
    public LiveEdge Move(long after, long to) => new(
        to,
        [
            .. stretches.Where(stretch => stretch.From >= to - LiveEvents.Window).TakeLast(MostStretches - 1),
            new Stretch(cut == 0 ? after : cut, after),
        ]);

    /// <summary>What a reader is to be told who has come to a position, and others with them; begun now unless somebody has just begun it.</summary>
    /// <returns>Null for somebody too far behind to share it.</returns>
    public LiveRead? Read(long position, Func<long, LiveRead> begin)
    {
        lock (gate)
        {
            if (From(position) is not { } from) return null;
            if (!reads.TryGetValue(from, out var read) || read.IsOld) reads[from] = read = begin(from);
            return read;
        }
    }

    long? From(long position)
    {
        if (position >= cut) return cut;
        var at = stretches.Count - 1;
        while (at >= 0 && stretches[at].Since > position) at--;
        if (at < 0) return null;

        // Where very much happened at once, the first reading ended early, and the next goes on from there.
        var from = stretches[at].From;
        while (reads.TryGetValue(from, out var read) && read.End is { } end && end > from && end <= position) from = end;
        return from;
    }
}
