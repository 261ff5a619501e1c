using Forum.Api.Http;
using Forum.Api.Threads;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Forum.Api.Live;

/// <summary>
/// Reads what happened in a place: for all at once, or for one viewer. Each has turns of its own, so that many who read for themselves delay
/// nobody else, and connections are left for other requests.
/// </summary>
public sealed class LiveReading(
    LiveEvents events, PostQueries posts, IHostApplicationLifetime lifetime, IOptions<JsonOptions> json, TimeProvider clock)
{
    readonly SemaphoreSlim shared = new(4), own = new(8);

    public Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellation) => InTurnAsync(own, read, cancellation);

    /// <summary>For everybody, so it goes on when one of them leaves.</summary>
    public LiveRead Share(LivePlace place, long after, long through)
    {
        var happened = InTurnAsync(shared, () => HappenedAsync(place, after, through, lifetime.ApplicationStopping), lifetime.ApplicationStopping);
        return new LiveRead(clock, happened, async () =>
        {
            var all = await happened;
            return await InTurnAsync(
                shared, () => TellAsync(place, all, after, through, Viewer.Nobody, lifetime.ApplicationStopping), lifetime.ApplicationStopping);
        });
    }

    public async Task<LiveTold> ReadAsync(LivePlace place, long after, long through, Viewer viewer, CancellationToken cancellation) =>
        await TellAsync(place, await HappenedAsync(place, after, through, cancellation), after, through, viewer, cancellation);

    /// <summary>As things are now, to one viewer or to all who see the same.</summary>
    /// <param name="all">What <see cref="LiveEvents.ReadAsync"/> answered with, perhaps from an earlier cut on.</param>
    public async Task<LiveTold> TellAsync(
        LivePlace place, IReadOnlyList<Happened> all, long after, long through, Viewer viewer, CancellationToken cancellation)
    {
        var end = all.Count == LiveEvents.Batch ? all[^1].Cut : through;
        var happened = all.Where(one => one.Cut > after).ToList();
        Guid[] threads = [.. happened.Select(one => one.Thread).Concat(place.IsThread ? [place.Id] : []).Distinct()];
        Guid[] comments = [.. happened.Select(one => one.Comment).OfType<Guid>().Distinct()];
        if (threads.Length == 0) return LiveTold.Of([], end, json.Value.SerializerOptions);

        var found = await posts.FindAsync(threads, comments, viewer, cancellation);
        if (place.IsThread && !found.Threads.ContainsKey(place.Id)) return LiveTold.Ended("gone", after);
        return LiveTold.Of(
            happened.Where(one => place.IsThread || IsListed(one)).Select(one => LiveEvent.Of(one, found)).OfType<LiveEvent>(), end,
            json.Value.SerializerOptions);

        // A list of the community's threads leaves out what somebody blocked has started.
        bool IsListed(Happened one) => one.Comment is not null || found.Threads.GetValueOrDefault(one.Thread) is not { Blocked: true };
    }

    Task<IReadOnlyList<Happened>> HappenedAsync(LivePlace place, long after, long through, CancellationToken cancellation) =>
        after < through ? events.ReadAsync(place, after, through, cancellation) : Task.FromResult<IReadOnlyList<Happened>>([]);

    static async Task<T> InTurnAsync<T>(SemaphoreSlim turns, Func<Task<T>> read, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await read();
        }
        finally
        {
            turns.Release();
        }
    }
}
