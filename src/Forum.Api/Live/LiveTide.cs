using Npgsql;

namespace Forum.Api.Live;

/// <summary>
/// Tells those who follow a thread or a community that something happened there: one look at the database for the whole program, however many
/// follow. Every now and then it wakes them all, so that none of them needs a timer.
/// </summary>
public sealed class LiveTide(LiveEvents events, ILogger<LiveTide> log, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often whoever follows something is asked again whether they may.</summary>
    static readonly TimeSpan Review = TimeSpan.FromSeconds(5);

    /// <summary>Who follows this place follows all that is stored, whatever it is, up to where it is known to be whole.</summary>
    public static readonly Guid WholeLog = Guid.Empty;

    readonly Lock gate = new();
    readonly Dictionary<Guid, (LiveTopic Topic, int Followers)> topics = [];
    long cut;

    /// <summary>Every topic has been moved by all that happened up to here.</summary>
    public long Cut => Volatile.Read(ref cut);

    public LiveTopic Follow(Guid place)
    {
        lock (gate)
        {
            var (topic, followers) = topics.TryGetValue(place, out var known) ? known : (new LiveTopic(), 0);
            topics[place] = (topic, followers + 1);
            return topic;
        }
    }

    public void Leave(Guid place)
    {
        lock (gate)
        {
            var (topic, followers) = topics[place];
            if (followers == 1) topics.Remove(place);
            else topics[place] = (topic, followers - 1);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(RiseAndRiseAsync(stoppingToken), WakeAsync(stoppingToken));

    /// <summary>Beside the other: it goes on while the database keeps that waiting.</summary>
    async Task WakeAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Review, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            foreach (var topic in Followed().Values) topic.Wake();
        }
    }

    async Task RiseAndRiseAsync(CancellationToken cancellation)
    {
        var isAwake = false;
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                isAwake = await RiseAsync(isAwake, cancellation);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Nobody can be told what happens while the database does not answer");
            }
        }
    }

    /// <returns>Whether anybody follows anything.</returns>
    async Task<bool> RiseAsync(bool wasAwake, CancellationToken cancellation)
    {
        if (Followed().Count == 0) return false;
        var mark = await events.HighWaterAsync(cancellation);

        // Nobody has looked for a while: everybody who came since looks for themself. Who comes now begins at this mark or above.
        if (!wasAwake)
        {
            foreach (var (place, topic) in Followed())
            {
                if (place != WholeLog) topic.Jump(mark);
            }

            Volatile.Write(ref cut, mark);
        }

        if (Followed().TryGetValue(WholeLog, out var log)) log.Jump(await events.CountedAsync(cancellation));

        while (Cut < mark)
        {
            var through = Math.Min(Cut + LiveEvents.Window, mark);
            var moved = await events.MovedAsync(Cut, through, cancellation);
            var followed = Followed();
            foreach (var (place, last) in moved)
            {
                if (followed.TryGetValue(place, out var topic)) topic.Move(Cut, last);
            }

            Volatile.Write(ref cut, through);
        }

        return true;
    }

    Dictionary<Guid, LiveTopic> Followed()
    {
        lock (gate) return topics.ToDictionary(topic => topic.Key, topic => topic.Value.Topic);
    }
}
