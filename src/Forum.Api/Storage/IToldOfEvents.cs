using JasperFx.Events;

namespace Forum.Api.Storage;

/// <summary>Wants to know of events as soon as they are stored, before whoever brought them is answered.</summary>
public interface IToldOfEvents
{
    void Tell(IReadOnlyCollection<IEvent> events);
}
