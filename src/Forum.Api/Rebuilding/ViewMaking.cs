using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Forum.Api.Storage;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Views that have been made, with what is needed to bring them up to the log.</summary>
/// <param name="Tell">Tells what is done with them.</param>
sealed record MadeViews(
    NextTables Tables, NextSql Sql, ViewFollower Follower, NpgsqlConnection Reading, NpgsqlConnection Writing, Stopwatch Clock, Action<string> Tell);

/// <summary>How far a rebuild has come.</summary>
/// <param name="Position">Of <paramref name="Newest"/>, in the log.</param>
public sealed record RebuildProgress(string Doing, long Events, long Position, long Newest);

/// <summary>
/// Makes views from one reading of the events, beside those that stand, which serve on meanwhile. What a batch means for inline views is
/// written while the next is read and the one before is counted.
/// </summary>
public sealed class ViewMaking(string connectionString, IDocumentStore store)
{
    /// <summary>A number that nobody else locks.</summary>
    const long Lock = 0x466F72756D526562;

    const int Rounds = 20, Buffer = 64 * 1024;

    /// <summary>What is written in less may be written while others wait.</summary>
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    /// <summary>So few that they fit into memory, however long each of them is.</summary>
    public int EventsAtOnce { get; init; } = 2_000;

    readonly StoredEvents events = new(store.Options.Serializer());

    /// <param name="isToServe">Whether they get all indexes that views have.</param>
    /// <param name="use">What is done with them; after it they are gone from here.</param>
    /// <exception cref="RebuildUnderWayException">Another one is at work.</exception>
    internal async Task<T> RunAsync<T>(
        RebuiltViews views, bool isToServe, Func<MadeViews, Task<T>> use, IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        await using var own = Connections();
        await using var reading = await own.OpenConnectionAsync(cancellation);
        await using var writing = await own.OpenConnectionAsync(cancellation);
        await using var counting = await own.OpenConnectionAsync(cancellation);
        await using var countingToo = await own.OpenConnectionAsync(cancellation);
        await HoldAsync(reading, cancellation);
        try
        {
            var made = await MakeAsync(views, isToServe, reading, writing, [counting, countingToo], progress, cancellation);
            var result = await use(made);
            await NextTables.ClearAsync(writing, cancellation);
            return result;
        }
        catch
        {
            await TidyAsync(own);
            throw;
        }
    }

    async Task<MadeViews> MakeAsync(
        RebuiltViews views, bool isToServe, NpgsqlConnection reading, NpgsqlConnection writing, NpgsqlConnection[] counting,
        IProgress<RebuildProgress> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        foreach (var connection in (NpgsqlConnection[])[writing, .. counting])
        {
            // A crash leaves nothing that is worth keeping.
            await connection.RunAsync(["set synchronous_commit = off", "set maintenance_work_mem = '128MB'"], cancellation);
        }

        var (tables, sql, follower) = (new NextTables(views), new NextSql(views.Tables), new ViewFollower(views, events, EventsAtOnce));
        await NextTables.ClearAsync(writing, cancellation);
        await tables.CreateAsync(writing, cancellation);
        var newest = await writing.NumberAsync("select max(seq_id) from forum.mt_events", cancellation);
        void Tell(string doing) => progress.Report(new RebuildProgress(doing, follower.Events, follower.Last, newest));

        Tell("reading events");
        var indexes = isToServe ? await tables.MissingIndexesAsync(writing, cancellation) : [];
        INextRows[] counted = [.. counting.Select(connection => new RowsInBulk(connection, sql))];
        await FillAsync(follower, reading, new RowsInBulk(writing, sql), counted, () => Tell("reading events"), cancellation);
        if (isToServe) Tell("making indexes");
        await IndexAsync(indexes, [writing, .. counting], cancellation);
        await tables.FinishAsync(writing, cancellation);

        Tell("following");
        for (var round = 0; round < Rounds; round++)
        {
            var since = clock.Elapsed;
            var counts = await writing.NumberAsync(ViewFollower.Counted, cancellation);
            await follower.FollowAsync(reading, new RowsInOrder(writing, sql), counts, cancellation);
            if (clock.Elapsed - since < Short) break;
        }

        return new MadeViews(tables, sql, follower, reading, writing, clock, Tell);
    }

    /// <summary>Connections that end with the rebuild: what is set on them is set for nobody else.</summary>
    NpgsqlDataSource Connections() => ForumDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            CommandTimeout = 0,
            ReadBufferSize = Buffer,
            WriteBufferSize = Buffer,
        }.ConnectionString);

    static async Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await connection.NumberAsync($"select pg_try_advisory_lock({Lock})::int::bigint", cancellation) == 0) throw new RebuildUnderWayException();
    }

    /// <summary>The database may be gone, too. What is left lies beside the views that stand until the next rebuild removes it.</summary>
    static async Task TidyAsync(NpgsqlDataSource own)
    {
        try
        {
            await using var connection = await own.OpenConnectionAsync(CancellationToken.None);
            await NextTables.ClearAsync(connection, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
        }
    }

    static async Task FillAsync(
        ViewFollower follower, NpgsqlConnection reading, INextRows written, IReadOnlyList<INextRows> counted, Action tell,
        CancellationToken cancellation)
    {
        var counts = await reading.NumberAsync(ViewFollower.Counted, cancellation);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var read = Channel.CreateBounded<IReadOnlyList<IEvent>>(2);
        var write = Channel.CreateBounded<IReadOnlyList<IEvent>>(2);
        await Task.WhenAll(
            OrFail(async () =>
            {
                await foreach (var batch in follower.ReadAsync(reading, failed.Token)) await read.Writer.WriteAsync(batch, failed.Token);
                read.Writer.Complete();
            }),
            OrFail(async () =>
            {
                await foreach (var batch in read.Reader.ReadAllAsync(failed.Token))
                {
                    await follower.WriteAsync(batch, written, failed.Token);
                    tell();
                    await write.Writer.WriteAsync(batch, failed.Token);
                }

                write.Writer.Complete();
            }),
            OrFail(async () =>
            {
                await foreach (var batch in write.Reader.ReadAllAsync(failed.Token))
                {
                    await follower.CountAsync(batch, counts, counted, failed.Token);
                }
            }));

        async Task OrFail(Func<Task> work)
        {
            try
            {
                await Task.Run(work, failed.Token);
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
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

/// <summary>Two at once would each take the other's tables.</summary>
public sealed class RebuildUnderWayException() : Exception("Another rebuild is at work on this database, or a verification.");
