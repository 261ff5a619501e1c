using System.Runtime.CompilerServices;
using Forum.Api.Storage;
using JasperFx.Events;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Brings the new rows up to the log, again and again, each event once. Counters do not go beyond what the daemon has counted in the rows that
/// stand: it goes on from there when the new ones take their place, and never learns of it.
/// </summary>
sealed class ViewFollower(RebuiltViews views, StoredEvents events, int eventsAtOnce)
{
    /// <summary>How far the daemon has counted.</summary>
    public const string Counted =
        $"select last_seq_id from forum.mt_event_progression where name = '{ForumStore.Activity}:All'";

    ReadEvents written = new(), counted = new();

    /// <summary>The last event that is in the rows.</summary>
    public long Last => views.Inline.Count > 0 ? written.Last : counted.Last;

    public long Events { get; private set; }

    public (ReadEvents Written, ReadEvents Counted) Mark() => (written.Copy(), counted.Copy());

    /// <summary>Goes back to where it was: what was written since then was not committed.</summary>
    public void Return((ReadEvents Written, ReadEvents Counted) mark) => (written, counted) = mark;

    /// <summary>All that there are and that have not been read, in batches. What comes while it reads may be missing, and is read the next time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<IEvent>> ReadAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ReadEvents[] positions = views switch
        {
            { Counters.Count: 0 } => [written],
            { Inline.Count: 0 } => [counted],
            _ => [written, counted],
        };
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
        await foreach (var e in events.ReadAsync(connection, after, gaps, cancellation, limit)) page.Add(e);
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

    /// <param name="counts">As far as counters go.</param>
    /// <param name="rows">Each of them is written at the same time as the others.</param>
    public async Task CountAsync(IReadOnlyList<IEvent> batch, long counts, IReadOnlyList<INextRows> rows, CancellationToken cancellation)
    {
        if (views.Counters.Count == 0) return;
        IEvent[] fresh = [.. batch.Where(e => e.Sequence <= counts && counted.Add(e.Sequence))];
        if (views.Inline.Count == 0) Events += fresh.Length;
        if (fresh.Length == 0) return;
        var apart = fresh.ToLookup(e => (uint)e.StreamId.GetHashCode() % rows.Count);
        await Task.WhenAll(rows.Select((some, part) => Task.Run(
            async () =>
            {
                IEvent[] its = [.. apart[part]];
                foreach (var counter in views.Counters.Where(counter => counter.IsOfStreams)) counter.Count(some, its);
                if (part == rows.Count - 1) foreach (var counter in views.Counters.Where(counter => !counter.IsOfStreams)) counter.Count(some, fresh);
                await some.FlushAsync(cancellation);
            },
            cancellation)));
    }

    /// <summary>Reads on one connection and writes on another, until all is written that was there when it began.</summary>
    public async Task FollowAsync(NpgsqlConnection reading, INextRows rows, long counts, CancellationToken cancellation)
    {
        await foreach (var batch in ReadAsync(reading, cancellation))
        {
            await WriteAsync(batch, rows, cancellation);
            await CountAsync(batch, counts, [rows], cancellation);
        }
    }
}
