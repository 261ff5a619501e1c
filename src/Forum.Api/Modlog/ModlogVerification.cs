using Forum.Api.Storage;
using Marten;
using Marten.Events;
using Npgsql;

namespace Forum.Api.Modlog;

/// <summary>What became of checking the log.</summary>
/// <param name="Entries">How many there are, by the events.</param>
/// <param name="Head">The number and hash of the last, to be noted and asked for another time.</param>
/// <param name="Waiting">How many events have no entry yet, since no server has come to them.</param>
/// <param name="Wrong">The first thing that is not as the events have it; null where all is.</param>
public sealed record Verification(long Entries, string Head, long Waiting, string? Wrong);

/// <summary>Makes the log again from the events, entry by entry, and compares it with the one that is kept and shown.</summary>
public sealed class ModlogVerification(IDocumentStore store, NpgsqlDataSource database)
{
    const int PageSize = 1_000;

    static readonly byte[] Beginning = new byte[32];

    /// <param name="noted">A number and hash that were noted earlier.</param>
    public async Task<Verification> RunAsync((long Number, string Hash)? noted, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        var projected = await ProjectedAsync(cancellation);
        var cases = new Dictionary<Guid, (Guid? Community, Guid? Member)>();
        var (number, hash, waiting, sequence, isNotedSeen) = (0L, Beginning, 0L, 0L, noted is null or (0, _));
        while (true)
        {
            var after = sequence;
            var events = await session.Events.QueryAllRawEvents()
                .Where(e => e.EventTypesAre(LogRecord.Events) && e.Sequence > after)
                .OrderBy(e => e.Sequence).Take(PageSize).ToListAsync(cancellation);
            var rows = await ModlogRow.ReadAsync(database, number, events.Count, cancellation);
            foreach (var e in events)
            {
                var entry = LogRecord.Of(e)!;
                if (!rows.TryGetValue(number + 1, out var row) && e.Sequence > projected)
                {
                    waiting++;
                    continue;
                }

                number++;
                if (entry.Case is { } id && !cases.TryAdd(id, (entry.Community, entry.Member)))
                {
                    entry = entry with { Community = cases[id].Community, Member = cases[id].Member };
                }

                var previous = hash;
                hash = entry.After(previous);
                if (row is null) return Result("is missing");
                if (row.DiffersIn(entry, previous, hash) is { } column) return Result($"has another {column} than its event");
                if (noted?.Number == number)
                {
                    var isNoted = string.Equals(noted.Value.Hash, Hex(hash), StringComparison.OrdinalIgnoreCase);
                    if (!isNoted) return Result("has another hash than was noted");
                    isNotedSeen = true;
                }
            }

            if (events.Count < PageSize) break;
            sequence = events[^1].Sequence;
        }

        if (!isNotedSeen) return Result("is the last, and a later one was noted");
        var left = await ModlogRow.ReadAsync(database, number, 1, cancellation);
        return left.Count > 0 ? Result("is the last by the events, and the log goes on") : Result(null);

        Verification Result(string? wrong) => new(number, $"{number}:{Hex(hash)}", waiting, wrong is null ? null : $"Entry {number} {wrong}.");
    }

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>The last event that the log has seen, whether or not it is an entry.</summary>
    async Task<long> ProjectedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select coalesce(min(last_seq_id), 0) from forum.mt_event_progression where name like $1");
        command.Parameters.Add(new() { Value = $"{ForumStore.Activity}:%" });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
