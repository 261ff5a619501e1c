using Forum.Domain;
using JasperFx.Events;

namespace Forum.Api.Storage;

/// <summary>One event at the end of one stream, decided and not stored yet.</summary>
/// <param name="StreamType">What a stream that it begins is called. Only names of one word are those that the store itself would give.</param>
/// <param name="Event">Its version says where in the stream it comes; 1 begins one.</param>
public sealed record NewEvent(string StreamType, IEvent Event)
{
    /// <param name="after">The version of the stream that it was decided from; 0 where there was none.</param>
    public static NewEvent Of<TStream, TEvent>(Guid stream, long after, TEvent data, MemberId by) where TEvent : notnull => new(
        typeof(TStream).Name.ToLowerInvariant(),
        new Event<TEvent>(data)
        {
            Id = Guid.CreateVersion7(),
            StreamId = stream,
            Version = after + 1,
            EventTypeName = EventNames.All[typeof(TEvent)],
            DotNetTypeName = $"{typeof(TEvent).FullName}, {typeof(TEvent).Assembly.GetName().Name}",
            UserName = by.Value.ToString(),
            CorrelationId = Guid.NewGuid().ToString("N"),
        });
}
