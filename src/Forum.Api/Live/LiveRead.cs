namespace Forum.Api.Live;

/// <summary>One reading of a place for many: what happened, whoever asks, and what those are told of it who have not signed in.</summary>
public sealed class LiveRead(TimeProvider clock, Task<IReadOnlyList<Happened>> happened, Func<Task<LiveTold>> tell)
{
    /// <summary>
    /// How long after the reading began it is still handed out. A name that somebody has left behind meanwhile is in it, so this is no longer
    /// than it takes to write to thousands.
    /// </summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(0.5);

    readonly Lazy<Task<LiveTold>> told = new(tell);
    readonly long began = clock.GetTimestamp();

    public bool IsOld => clock.GetElapsedTime(began) > Life;

    public Task<IReadOnlyList<Happened>> Happened => happened;

    /// <summary>Not read where nobody asks for it.</summary>
    public Task<LiveTold> Told => told.Value;

    /// <summary>Where it ended early, since so much happened; null if it did not, or is not done yet.</summary>
    public long? End => happened is { IsCompletedSuccessfully: true, Result: { Count: LiveEvents.Batch } all } ? all[^1].Cut : null;
}
