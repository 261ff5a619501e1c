using Forum.Domain;
using JasperFx.Events;

namespace Forum.Api.Storage;

public static class Recording
{
    /// <summary>Appends what was decided to the stream that it was decided from, which must not have moved since.</summary>
    public static Decision RecordIn<TState>(this Decision decision, IEventStream<TState> stream) where TState : class
    {
        if (decision is Decision.Accepted { Events: { Count: > 0 } events }) stream.AppendMany(events);
        return decision;
    }
}
