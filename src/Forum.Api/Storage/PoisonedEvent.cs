using JasperFx.Events;

namespace Forum.Api.Storage;

/// <summary>An event that a view cannot take. It tells nothing of what people wrote.</summary>
/// <param name="Kind">As it is stored.</param>
public sealed record PoisonedEvent(long Sequence, string Kind, string Because)
{
    /// <summary>The first that a counter cannot count, each of them tried alone; null where it can.</summary>
    public static PoisonedEvent? Among(IReadOnlyList<IEvent> events, Counter counter)
    {
        foreach (var e in events)
        {
            try
            {
                counter.Count(NoRows.Instance, [e]);
            }
            catch (Exception failure)
            {
                return new PoisonedEvent(e.Sequence, EventNames.All[e.EventType], $"{counter.GetType().Name} fails with {failure.GetType().Name}");
            }
        }

        return null;
    }

    public override string ToString() => Stops("asynchronous views");

    /// <param name="views">Which, as a sentence calls them.</param>
    public string Stops(string views) => $"Event {Sequence} ({Kind}) stops the {views}: {Because}.";

    /// <summary>Writes nowhere.</summary>
    sealed class NoRows : IRowOperations
    {
        public static readonly NoRows Instance = new();

        public void QueueSqlCommand(string sql, params object[] values)
        {
        }

        public void Begin<T>(NewRow<T> kind, T row)
        {
        }
    }
}

/// <summary>Stops the asynchronous views at an event.</summary>
public sealed class PoisonedEventException(PoisonedEvent poisoned, Exception? inner) : Exception(poisoned.ToString(), inner)
{
    public PoisonedEvent Poisoned => poisoned;
}
