using Npgsql;

namespace Forum.Api.Live;

/// <summary>
/// Tells those who follow a thread or a community that something happened there: one look at the database for the whole program, however many
/// follow. What happened each of them reads for themself, so that nobody waits for somebody slow.
/// </summary>
public sealed class LiveTide(LiveEvents events, ILogger<LiveTide> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isAwake = false;
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                isAwake = await RiseAsync(isAwake, stoppingToken);
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
            foreach (var topic in Followed().Values) topic.Move(mark);
            Volatile.Write(ref cut, mark);
        }

        while (Cut < mark)
        {
            var through = Math.Min(Cut + LiveEvents.Window, mark);
            var moved = await events.MovedAsync(Cut, through, cancellation);
            var followed = Followed();
            foreach (var (place, last) in moved)
            {
                if (followed.TryGetValue(place, out var topic)) topic.Move(last);
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
