namespace Forum.Api.Storage;

/// <summary>Counters that are stored together, by one asynchronous projection with a progress of its own: where one set stops, others go on.</summary>
/// <param name="Name">Of the projection.</param>
/// <param name="Called">In a sentence about its views.</param>
public sealed record CounterSet(string Name, string Called, IReadOnlyList<Counter> Counters)
{
    /// <summary>As what its progress is stored.</summary>
    public string Shard => $"{Name}:All";

    public IEnumerable<ViewTable> Tables => Counters.SelectMany(counter => counter.Tables);
}
