namespace Forum.Api.Live;

/// <summary>A thread or a community that somebody follows, and how far it has moved. It holds a number, however much happens.</summary>
public sealed class LiveTopic
{
    TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long moved;

    /// <summary>The cut of the last that happened there.</summary>
    public long Moved => Volatile.Read(ref moved);

    /// <summary>Ends when it moves. Take it before looking at <see cref="Moved"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Move(long cut)
    {
        if (cut <= moved) return;
        Volatile.Write(ref moved, cut);
        Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
