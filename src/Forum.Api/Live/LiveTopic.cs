namespace Forum.Api.Live;

/// <summary>A thread or a community that somebody follows, and how far it has moved. It holds what is being told, and nothing for longer.</summary>
public sealed class LiveTopic
{
    TaskCompletionSource next = NewSource();
    LiveEdge edge = LiveEdge.Unknown;

    public LiveEdge Edge => Volatile.Read(ref edge);

    /// <summary>Ends when it moves, and every now and then. Take it before looking at <see cref="Edge"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

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
    public void Wake() => Interlocked.Exchange(ref next, NewSource()).SetResult();

    void Set(LiveEdge moved)
    {
        Volatile.Write(ref edge, moved);
        Wake();
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
