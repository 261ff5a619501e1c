namespace Forum.Api.Live;

/// <summary>
/// A thread or a community that somebody follows, and how far it has moved. It holds what is being told, and nothing for longer. Those who follow
/// sit on benches, which are woken one after the other: what is written to one has gone out before too many more want memory for the same, and
/// other requests come in between.
/// </summary>
public sealed class LiveTopic
{
    /// <summary>About as long as it takes to write to those on one, so that thousands are told within a fraction of a second.</summary>
    static readonly TimeSpan BetweenBenches = TimeSpan.FromMilliseconds(1);

    readonly Lock gate = new();
    LiveBench[] benches = [];
    LiveEdge edge = LiveEdge.Unknown;
    int wakes;

    public LiveEdge Edge => Volatile.Read(ref edge);

    public LiveBench Sit()
    {
        lock (gate)
        {
            if (Array.Find(benches, one => one.HasRoom) is not { } bench) benches = [.. benches, bench = new LiveBench()];
            bench.Sitting++;
            return bench;
        }
    }

    public void Leave(LiveBench bench)
    {
        lock (gate)
        {
            if (--bench.Sitting == 0) benches = [.. benches.Where(one => one != bench)];
        }
    }

    /// <summary>The last that happened there after one cut, and up to now, has the other.</summary>
    public void Move(long after, long to)
    {
        if (to > edge.Cut) Set(edge.Move(after, to));
    }

    /// <summary>Nobody has looked up to here: whoever follows it looks for themself.</summary>
    public void Jump(long to)
    {
        if (to > edge.Cut) Set(new LiveEdge(to, []));
    }

    /// <summary>Has those who follow it look whether they still may, and show that they are there.</summary>
    public void Wake()
    {
        if (Interlocked.Increment(ref wakes) == 1) _ = WakeAsync();
    }

    /// <summary>Goes around once more where it has moved meanwhile: then it has moved further for everybody, who are told all of it at once.</summary>
    async Task WakeAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref wakes);
            var all = Volatile.Read(ref benches);
            for (var at = 0; at < all.Length; at++)
            {
                if (at > 0) await Task.Delay(BetweenBenches);
                all[at].Wake();
            }
        }
        while (Interlocked.CompareExchange(ref wakes, 0, seen) != seen);
    }

    void Set(LiveEdge moved)
    {
        Volatile.Write(ref edge, moved);
        Wake();
    }
}
