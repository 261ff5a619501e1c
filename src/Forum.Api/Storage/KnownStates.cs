using Marten;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Forum.Api.Storage;

/// <param name="Version">How many events it has; 0 where there is none.</param>
public readonly record struct StreamVersion(Guid Id, long Version)
{
    /// <summary>SQL for the version of a stream; null where there is none.</summary>
    public static string Of(string id) => $"(select stream.version from forum.mt_streams stream where stream.id = {id})";

    /// <param name="at">The column of the id, before that of the version.</param>
    /// <returns>Null where there is no id.</returns>
    public static StreamVersion? Read(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : new(row.GetGuid(at), row.IsDBNull(at + 1) ? 0 : row.GetInt64(at + 1));
}

/// <summary>
/// States that decisions ask for, folded from their streams, and kept while the streams stand at the same version: what many ask for is then read and
/// folded once.
/// </summary>
public sealed class KnownStates(IDocumentStore store, IMemoryCache cache)
{
    /// <summary>Roughly what a state takes, in bytes. Bodies of comments make some of them larger, and few.</summary>
    const int Size = 2_000;

    static readonly TimeSpan Unused = TimeSpan.FromMinutes(1);

    /// <param name="streams">As they stand now.</param>
    public async Task<IReadOnlyDictionary<Guid, T>> FindAsync<T>(IEnumerable<StreamVersion> streams) where T : class
    {
        var found = new Dictionary<Guid, T>();
        var missing = new List<StreamVersion>();
        foreach (var stream in streams.Where(stream => stream.Version > 0).Distinct())
        {
            if (cache.TryGetValue((typeof(T), stream), out T? known)) found[stream.Id] = known!;
            else missing.Add(stream);
        }

        if (missing.Count == 0) return found;

        await using var session = store.LightweightSession(); // one that only queries has no latest states in batches
        var states = session.CreateBatchQuery();
        var folded = missing.Select(stream => (Stream: stream, State: states.Events.FetchLatest<T>(stream.Id))).ToList();
        await states.Execute();
        foreach (var (stream, reading) in folded)
        {
            // It may have moved meanwhile. Then it is newer than it is said to be, and nobody asks for this version again.
            if (await reading is not { } state) continue;
            found[stream.Id] = state;
            cache.Set((typeof(T), stream), state, new MemoryCacheEntryOptions { Size = Size, SlidingExpiration = Unused });
        }

        return found;
    }
}
