namespace Forum.Api.Http.Caching;

/// <summary>
/// Tells whether what was read earlier may still be said. It counts changes: whoever reads notes the count before, and what they read
/// stands until a later change concerns it. So nothing that was read before a change, and is still on its way, can be kept after it.
/// </summary>
public sealed class AnswerAge(TimeProvider clock)
{
    /// <summary>Threads that share a place here change together. That costs an answer at times, and is never wrong.</summary>
    const int Places = 1 << 14;

    /// <summary>Who did not say in so long how a change ended is taken to have failed.</summary>
    static readonly TimeSpan LongestChange = TimeSpan.FromSeconds(5);

    readonly long[] threads = new long[Places];
    readonly SemaphoreSlim begun = new(0);
    long count, all, beingStored, stored, unsureUntil;

    /// <summary>To be noted before reading.</summary>
    public long Now => Interlocked.Read(ref count);

    /// <summary>
    /// The asynchronous views are being stored: until it is known that they are, nobody can say which state a reader has met, and nothing is kept.
    /// </summary>
    public bool IsUnsure =>
        Interlocked.Read(ref beingStored) > Interlocked.Read(ref stored) && clock.GetTimestamp() < Interlocked.Read(ref unsureUntil);

    /// <param name="through">The last event that the views being stored hold.</param>
    public void Begin(long through)
    {
        Raise(ref beingStored, through);
        Interlocked.Exchange(ref unsureUntil, clock.GetTimestamp() + (long)(LongestChange.TotalSeconds * clock.TimestampFrequency));
        if (begun.CurrentCount == 0) begun.Release();
    }

    /// <param name="through">The last event that the stored views hold. What it changed has been told.</param>
    public void End(long through) => Interlocked.Exchange(ref stored, through);

    /// <summary>Waits until something begins to be stored, or for so long.</summary>
    public Task<bool> BeginsAsync(TimeSpan patience, CancellationToken cancellation) => begun.WaitAsync(patience, cancellation);

    /// <summary>Whatever is said from now on is to be read anew.</summary>
    public void ChangeAll() => Raise(ref all, Interlocked.Increment(ref count));

    public void Change(Guid thread) => Raise(ref Of(thread), Interlocked.Increment(ref count));

    /// <param name="since">What <see cref="Now"/> was before it was read.</param>
    /// <param name="thread">The thread that it is made from; null where any change may concern it.</param>
    public bool Stands(long since, Guid? thread) =>
        !IsUnsure && since >= Interlocked.Read(ref all) && since >= (thread is { } one ? Interlocked.Read(ref Of(one)) : Now);

    ref long Of(Guid thread) => ref threads[(uint)thread.GetHashCode() % Places];

    // Two changes at once: the later count stands, whoever comes last.
    static void Raise(ref long place, long to)
    {
        for (var seen = Interlocked.Read(ref place); seen < to;)
        {
            var found = Interlocked.CompareExchange(ref place, to, seen);
            if (found == seen) return;
            seen = found;
        }
    }
}
