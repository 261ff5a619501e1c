namespace Forum.Api.Live;

/// <summary>Some of those who follow a place.</summary>
public sealed class LiveBench
{
    const int Seats = 64;

    TaskCompletionSource next = NewSource();

    public int Sitting { get; set; }

    public bool HasRoom => Sitting < Seats;

    /// <summary>Ends when the place moves, and every now and then. Take it before looking at <see cref="LiveTopic.Edge"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Wake() => Interlocked.Exchange(ref next, NewSource()).SetResult();

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
