using System.Collections.Concurrent;
using System.Diagnostics;
using Marten;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Makes views from one reading of the events, beside those that stand, which serve on meanwhile: fills them (<see cref="ViewFilling"/>), makes their
/// indexes, and follows the log until little is left.
/// </summary>
public sealed class ViewMaking(string connectionString, IDocumentStore store)
{
    const int Rounds = 20;

    /// <summary>What is written in less may be written while others wait.</summary>
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    /// <summary>So few that they fit into memory, however long each of them is.</summary>
    public int EventsAtOnce { get; init; } = 2_000;

    readonly StoredEvents events = new(store.Options.Serializer());

    /// <param name="isToServe">Whether they get all indexes that views have.</param>
    /// <param name="use">What is done with them; after it they are gone from here.</param>
    /// <param name="through">The last event that they are made of; null for all that there are.</param>
    /// <exception cref="RebuildUnderWayException">Another one is at work.</exception>
    internal async Task<T> RunAsync<T>(
        RebuiltViews views, bool isToServe, Func<MadeViews, Task<T>> use, IProgress<RebuildProgress> progress, CancellationToken cancellation,
        long? through = null)
    {
        await using var own = await RebuildConnections.OpenAsync(connectionString, cancellation);
        try
        {
            var made = await MakeAsync(views, isToServe, through, own, progress, cancellation);
            var result = await use(made);
            await NextTables.ClearAsync(own.Writing, cancellation);
            return result;
        }
        catch
        {
            await own.TidyAsync();
            throw;
        }
    }

    async Task<MadeViews> MakeAsync(
        RebuiltViews views, bool isToServe, long? through, RebuildConnections own, IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var (reading, writing, counting) = (own.Reading, own.Writing, own.Counting);
        var (tables, sql, follower) = (new NextTables(views), new NextSql(views.Tables), new ViewFollower(views, events, EventsAtOnce, through));
        await NextTables.ClearAsync(writing, cancellation);
        await tables.CreateAsync(writing, cancellation);
        var newest = through ?? await writing.NumberAsync("select max(seq_id) from forum.mt_events", cancellation);
        void Tell(string doing) => progress.Report(new RebuildProgress(doing, follower.Events, follower.Last, newest));

        Tell("reading events");
        var indexes = isToServe ? await tables.MissingIndexesAsync(writing, cancellation) : [];
        INextRows[] counted = [.. counting.Select(connection => new RowsInBulk(connection, sql))];
        await new ViewFilling(follower, new RowsInBulk(writing, sql), counted).RunAsync(reading, () => Tell("reading events"), cancellation);
        if (isToServe) Tell("making indexes");
        await IndexAsync(indexes, [writing, .. counting], cancellation);
        await tables.FinishAsync(writing, cancellation);

        Tell("following");
        for (var round = 0; round < Rounds; round++)
        {
            var since = clock.Elapsed;
            var counts = await follower.CountedAsync(writing, cancellation);
            await follower.FollowAsync(reading, new RowsInOrder(writing, sql), counts, cancellation);
            if (clock.Elapsed - since < Short) break;
        }

        return new MadeViews(tables, sql, follower, reading, writing, clock, Tell);
    }

    static Task IndexAsync(IReadOnlyList<string> indexes, IReadOnlyList<NpgsqlConnection> connections, CancellationToken cancellation)
    {
        var left = new ConcurrentQueue<string>(indexes);
        return Task.WhenAll(connections.Select(async connection =>
        {
            while (left.TryDequeue(out var index)) await connection.RunAsync([index], cancellation);
        }));
    }
}
