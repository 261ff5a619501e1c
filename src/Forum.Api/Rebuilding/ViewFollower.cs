using System.Runtime.CompilerServices;
using JasperFx.Events;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Brings the new rows up to the log, again and again, each event once. Counters do not go beyond what the daemon has counted in the rows that
/// stand: it goes on from there when the new ones take their place, and never learns of it.
/// </summary>
/// <param name="through">Where it ends, whatever comes after it; null for the log as it is.</param>
sealed class ViewFollower(RebuiltViews views, StoredEvents events, int eventsAtOnce, long? through = null)
{
    ReadEvents written = new();
    ReadEvents[] counted = [.. views.Sets.Select(_ => new ReadEvents())];

    /// <summary>The last event that is in the rows.</summary>
    public long Last => views.Inline.Count > 0 ? written.Last : counted.Max(position => position.Last);

    public long Events { get; private set; }

    /// <summary>How far the daemon has counted, or those who made what stands have: a number for each set.</summary>
    /// <param name="locking">What the daemon would have to wait for before it counts on.</param>
    public async Task<long[]> CountedAsync(NpgsqlConnection connection, CancellationToken cancellation, string locking = "")
    {
        if (through is { } end) return [.. views.Sets.Select(_ => end)];
        var counts = new long[views.Sets.Count];
        // In one order, so that no two wait for each other.
        await using var find = new NpgsqlCommand(
            $"select name, last_seq_id from forum.mt_event_progression where name = any($1) order by name{locking}", connection)
        {
            Parameters = { new() { Value = views.Sets.Select(set => set.Shard).ToArray() } },
        };
        await using var row = await find.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var shard = row.GetString(0);
            for (var i = 0; i < counts.Length; i++) if (views.Sets[i].Shard == shard) counts[i] = row.GetInt64(1);
        }

        return counts;
    }

    public (ReadEvents Written, ReadEvents[] Counted) Mark() => (written.Copy(), [.. counted.Select(position => position.Copy())]);

    /// <summary>Goes back to where it was: what was written since then was not committed.</summary>
    public void Return((ReadEvents Written, ReadEvents[] Counted) mark) => (written, counted) = mark;

    /// <summary>All that there are and that have not been read, in batches. What comes while it reads may be missing, and is read the next time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<IEvent>> ReadAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ReadEvents[] positions = views.Inline.Count > 0 ? [written, .. counted] : counted;
        var after = positions.Min(position => position.Last);
        var gaps = positions.SelectMany(position => position.Gaps).Where(gap => gap.First <= after).ToList();
        if (gaps.Count > 0)
        {
            foreach (var late in (await PageAsync(connection, long.MaxValue, gaps, long.MaxValue, cancellation)).Chunk(eventsAtOnce)) yield return late;
        }

        // A long reading would keep the asynchronous views from passing over numbers that nobody used: each page is one of its own, and over before it is worked on.
        while (true)
        {
            var page = await PageAsync(connection, after, [], eventsAtOnce, cancellation);
            yield return page;
            if (page.Count < eventsAtOnce) break;
            after = page[^1].Sequence;
        }
    }

    async Task<List<IEvent>> PageAsync(
        NpgsqlConnection connection, long after, IReadOnlyCollection<(long First, long Last)> gaps, long limit, CancellationToken cancellation)
    {
        var page = new List<IEvent>();
        await foreach (var e in events.ReadAsync(connection, after, gaps, cancellation, limit))
        {
            if (e.Sequence > through) break;
            page.Add(e);
        }

        return page;
    }

    public async Task WriteAsync(IReadOnlyList<IEvent> batch, INextRows rows, CancellationToken cancellation)
    {
        if (views.Inline.Count == 0) return;
        foreach (var e in batch)
        {
            if (!written.Add(e.Sequence)) continue;
            Events++;
            foreach (var view in views.Inline) view.Write(rows, e);
        }

        await rows.FlushAsync(cancellation);
    }

    /// <param name="counts">As far as the counters of each set go.</param>
    /// <param name="rows">Each of them is written at the same time as the others.</param>
    public async Task CountAsync(
        IReadOnlyList<IEvent> batch, IReadOnlyList<long> counts, IReadOnlyList<INextRows> rows, CancellationToken cancellation)
    {
        IEvent[][] fresh =
            [.. views.Sets.Select((_, set) => batch.Where(e => e.Sequence <= counts[set] && counted[set].Add(e.Sequence)).ToArray())];
        if (views.Inline.Count == 0) Events += fresh.SelectMany(some => some).Select(e => e.Sequence).Distinct().Count();
        if (fresh.All(some => some.Length == 0)) return;
        await Task.WhenAll(rows.Select((some, part) => Task.Run(
            async () =>
            {
                for (var set = 0; set < fresh.Length; set++)
                {
                    IEvent[] its = [.. fresh[set].Where(e => (uint)e.StreamId.GetHashCode() % rows.Count == part)];
                    var (apart, together) = (views.Sets[set].Counters.Where(counter => counter.IsOfStreams), views.Sets[set].Counters.Where(counter => !counter.IsOfStreams));
                    if (its.Length > 0) foreach (var counter in apart) counter.Count(some, its);
                    // Another part has those of another set, so that the work is shared.
                    var isHere = part == (rows.Count - 1 + set) % rows.Count;
                    if (isHere && fresh[set].Length > 0) foreach (var counter in together) counter.Count(some, fresh[set]);
                }

                await some.FlushAsync(cancellation);
            },
            cancellation)));
    }

    /// <summary>Reads on one connection and writes on another, until all is written that was there when it began.</summary>
    public async Task FollowAsync(NpgsqlConnection reading, INextRows rows, IReadOnlyList<long> counts, CancellationToken cancellation)
    {
        await foreach (var batch in ReadAsync(reading, cancellation))
        {
            await WriteAsync(batch, rows, cancellation);
            await CountAsync(batch, counts, [rows], cancellation);
        }
    }
}
