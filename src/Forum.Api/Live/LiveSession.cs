using Forum.Api.Http;

namespace Forum.Api.Live;

/// <summary>
/// One client that follows one place. It reads for itself, in short queries, and holds no connection to the database while it writes; a client
/// that does not read stops only this.
/// </summary>
public sealed class LiveSession(LiveStreams streams, HttpContext http, LiveWriter writer, LivePlace place, LiveTopic topic)
{
    /// <summary>Somebody who has been away for longer reads anew.</summary>
    public const int TooFarBehind = 1_000_000;

    static readonly TimeSpan Review = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    readonly Viewer viewer = http.User.Viewer();
    long position, known;
    long lastWrite;

    /// <param name="after">The cut that the client came to; null for one that begins.</param>
    public async Task RunAsync(long? after, CancellationToken cancellation)
    {
        known = await streams.InTurnAsync(() => streams.Events.HighWaterAsync(cancellation), cancellation);
        var isKnown = after is { } cut && cut <= known && cut >= known - TooFarBehind;
        position = isKnown ? after!.Value : known;
        await writer.BeginAsync(cancellation);
        if (!isKnown)
        {
            await SendAsync(new LiveEvent(position, after is null ? "hello" : "reset", new LiveHello(position)), cancellation);
        }

        lastWrite = streams.Clock.GetTimestamp();
        string? reason;
        do reason = await StepAsync(cancellation);
        while (reason is null);
        await SendAsync(new LiveEvent(position, "end", new LiveEnd(reason)), cancellation);
    }

    /// <returns>Why it ends, or null.</returns>
    async Task<string?> StepAsync(CancellationToken cancellation)
    {
        var (next, cut) = (topic.Next, streams.Tide.Cut);
        var through = Math.Max(topic.Moved, known);
        if (position < through) return await TellAsync(Math.Min(position + LiveEvents.Window, through), cancellation);

        position = Math.Max(position, cut); // nothing else happened here up to there
        if (await MovesAsync(next, cancellation)) return null;

        var isBeat = streams.Clock.GetElapsedTime(lastWrite) >= Beat;
        if (!isBeat && !viewer.IsSignedIn) return null;
        if (await TellAsync(position, cancellation) is { } reason) return reason;
        if (isBeat) await BeatAsync(cancellation);
        return null;
    }

    async Task<bool> MovesAsync(Task next, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(Review, streams.Clock, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Tells what happened up to a cut, unless the client may not listen any longer.</summary>
    async Task<string?> TellAsync(long through, CancellationToken cancellation)
    {
        var (reason, told, end) = await streams.InTurnAsync(() => ReadAsync(through, cancellation), cancellation);
        if (reason is not null) return reason;
        foreach (var @event in told)
        {
            await SendAsync(@event, cancellation);
            position = @event.Cut;
        }

        position = end;
        return null;
    }

    async Task<(string? Reason, IReadOnlyList<LiveEvent> Told, long End)> ReadAsync(long through, CancellationToken cancellation)
    {
        if (await streams.Access.ViewerAsync(http) is not { } now) return ("signed-out", [], position);
        if (!LiveAccess.IsSame(viewer, now)) return ("rights-changed", [], position);

        var happened = position < through ? await streams.Events.ReadAsync(place, position, through, cancellation) : [];
        Guid[] threads = [.. happened.Select(one => one.Thread).Concat(place.IsThread ? [place.Id] : []).Distinct()];
        Guid[] comments = [.. happened.Select(one => one.Comment).OfType<Guid>().Distinct()];
        if (threads.Length == 0) return (null, [], through);

        var posts = await streams.Posts.FindAsync(threads, comments, viewer, cancellation);
        if (place.IsThread && !posts.Threads.ContainsKey(place.Id)) return ("gone", [], position);
        return (
            null, [.. happened.Where(one => place.IsThread || IsListed(one)).Select(one => LiveEvent.Of(one, posts)).OfType<LiveEvent>()],
            happened.Count == LiveEvents.Batch ? happened[^1].Cut : through);

        // A list of the community's threads leaves out what somebody blocked has started.
        bool IsListed(Happened one) => one.Comment is not null || posts.Threads.GetValueOrDefault(one.Thread) is not { Blocked: true };
    }

    async Task SendAsync(LiveEvent @event, CancellationToken cancellation)
    {
        await writer.SendAsync(@event, cancellation);
        lastWrite = streams.Clock.GetTimestamp();
    }

    async Task BeatAsync(CancellationToken cancellation)
    {
        await writer.BeatAsync(position, cancellation);
        lastWrite = streams.Clock.GetTimestamp();
    }
}
