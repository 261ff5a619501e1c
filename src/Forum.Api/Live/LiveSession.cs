using Forum.Api.Http;

namespace Forum.Api.Live;

/// <summary>
/// One client that follows one place. It is handed what was read for all, or reads for itself if it sees something else, has been away or is
/// slow. It holds no connection to the database while it writes; a client that does not read stops only this.
/// </summary>
public sealed class LiveSession(
    LiveStreams streams, HttpContext http, LivePlace place, LiveTopic topic, LiveBench bench, CancellationToken cancellation)
{
    /// <summary>Somebody who has been away for longer reads anew.</summary>
    public const int TooFarBehind = 1_000_000;

    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    readonly Viewer viewer = http.User.Viewer();
    readonly LiveWriter writer = new(http.Response, cancellation);
    long position, known;
    long lastWrite;

    /// <param name="after">The cut that the client came to; null for one that begins.</param>
    public async Task RunAsync(long? after)
    {
        known = await streams.Reading.InTurnAsync(() => streams.Events.HighWaterAsync(cancellation), cancellation);
        var isKnown = after is { } cut && cut <= known && cut >= known - TooFarBehind;
        position = isKnown ? after!.Value : known;
        await writer.BeginAsync();
        if (!isKnown) await SayAsync(after is null ? "hello" : "reset", new LiveHello(position));

        lastWrite = streams.Clock.GetTimestamp();
        string? reason;
        do reason = await StepAsync();
        while (reason is null);
        await SayAsync("end", new LiveEnd(reason));
    }

    /// <returns>Why it ends, or null.</returns>
    async Task<string?> StepAsync()
    {
        var (next, cut) = (bench.Next, streams.Tide.Cut);
        var edge = topic.Edge;
        if (position < Math.Max(edge.Cut, known)) return await TellAsync(edge);

        position = Math.Max(position, cut); // nothing else happened here up to there
        await next.WaitAsync(cancellation);
        if (topic.Edge != edge) return null;

        var isBeat = streams.Clock.GetElapsedTime(lastWrite) >= Beat;
        if (!isBeat && !viewer.IsSignedIn) return null;
        if (await TellAsync(edge) is { } reason) return reason;
        if (!isBeat) return null;

        await writer.BeatAsync(position);
        lastWrite = streams.Clock.GetTimestamp();
        return null;
    }

    /// <summary>Tells what happened, unless the client may not listen any longer.</summary>
    async Task<string?> TellAsync(LiveEdge edge)
    {
        // What was read for all before this client came may be older than what it knows.
        var read = position < known ? null : edge.Read(position, from => streams.Reading.Share(place, from, edge.Cut));
        var told = read is null || viewer.IsSignedIn
            ? await streams.Reading.InTurnAsync(() => ReadAsync(edge, read), cancellation)
            : await read.Told;
        if (told.Reason is not null) return told.Reason;

        var begun = streams.Clock.GetTimestamp();
        foreach (var (bytes, cut) in told.After(position))
        {
            await writer.WriteAsync(bytes);
            position = cut;
            lastWrite = streams.Clock.GetTimestamp();
            if (streams.Clock.GetElapsedTime(begun) > LiveRead.Life) return null; // what is left may be different by now
        }

        position = Math.Max(position, told.Through);
        return null;
    }

    async Task<LiveTold> ReadAsync(LiveEdge edge, LiveRead? shared)
    {
        if (viewer.IsSignedIn)
        {
            if (await streams.Access.ViewerAsync(http) is not { } now) return LiveTold.Ended("signed-out", position);
            if (!LiveAccess.IsSame(viewer, now)) return LiveTold.Ended("rights-changed", position);
        }

        var through = Math.Max(position, edge.Cut);
        return shared is not null
            ? await streams.Reading.TellAsync(place, await shared.Happened, position, through, viewer, cancellation)
            : await streams.Reading.ReadAsync(place, position, Math.Min(position + LiveEvents.Window, Math.Max(through, known)), viewer, cancellation);
    }

    async Task SayAsync(string type, object data)
    {
        await writer.WriteAsync(LiveTold.Of([new LiveEvent(position, type, data)], position, streams.Json).Bytes);
        lastWrite = streams.Clock.GetTimestamp();
    }
}
