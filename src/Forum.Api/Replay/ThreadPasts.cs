using System.Collections.Concurrent;
using Forum.Api.Storage;
using Marten;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// Reads what happened to threads, and keeps it in bounded memory: the next cut of a thread costs no new reading, and what came since is added. Only
/// what never changes is kept. Who may see what of it is asked anew each time.
/// </summary>
public sealed class ThreadPasts(NpgsqlDataSource database, IDocumentStore store) : IDisposable
{
    /// <summary>Enough for a thread of a hundred thousand comments.</summary>
    const int KeptBytes = 64 * 1024 * 1024;

    /// <summary>What came since is looked for in the log itself while it is so short, and else in the streams of the thread.</summary>
    const long ShortLog = 5_000;

    const string Comments =
        """
        select comment.id, comment.number, comment.parent_key, comment.depth, comment.author_id, comment.position
        from views.comment comment where comment.thread_id = $1
        """;

    // A text is long, and only when somebody reads it worth reading.
    static readonly string Columns =
        $"""
        happened.stream_id, happened.seq_id, happened.timestamp, array_position($4, happened.type::text),
        case when happened.type::text = any($5) then (happened.data ->> 'revision')::integer end,
        case when not happened.type::text = any($6) then happened.data end
        """;

    // Stream by stream, whatever the database thinks: each is a probe, and all events of a forum are too many to read.
    static readonly string Streams =
        $"""
        select happened.* from (select $1 as id union all select id from views.comment where thread_id = $1) stream
        cross join lateral (
            select {Columns} from forum.mt_events happened
            where happened.stream_id = stream.id and happened.seq_id > $2 and happened.seq_id <= $3 offset 0) happened
        """;

    static readonly string Log =
        $"""
        select {Columns} from forum.mt_events happened
        where happened.seq_id > $2 and happened.seq_id <= $3 and (happened.stream_id = $1 or exists (
            select from views.comment comment where comment.id = happened.stream_id and comment.thread_id = $1))
        """;

    static readonly string[] Edits = [.. Happening.Texts.Where(type => type.Name.EndsWith("Edited", StringComparison.Ordinal)).Select(type => EventNames.All[type])];
    static readonly string[] Texts = [.. Happening.Texts.Select(type => EventNames.All[type])];

    readonly ConcurrentDictionary<Guid, Lazy<Task<ThreadPast>>> underWay = new();
    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = KeptBytes });

    public void Dispose() => kept.Dispose();

    /// <summary>The past of a thread that is there, at least up to a cut that has been found. Who asks for it while it is read waits for that.</summary>
    public async Task<ThreadPast> ReadAsync(Guid thread, long cut, CancellationToken cancellation)
    {
        while (true)
        {
            if (kept.TryGetValue(thread, out ThreadPast? past) && past!.Through >= cut) return past;

            var reading = underWay.GetOrAdd(thread, _ => new Lazy<Task<ThreadPast>>(() => KeepAsync(thread, past)));
            var read = await reading.Value.WaitAsync(cancellation);
            if (read.Through >= cut) return read;
        }
    }

    /// <summary>Nobody in particular waits for it: whoever asked first may be gone before it is read.</summary>
    async Task<ThreadPast> KeepAsync(Guid thread, ThreadPast? past)
    {
        try
        {
            var read = await ReadAsync(thread, past, CancellationToken.None);
            using var entry = kept.CreateEntry(thread);
            entry.Value = read;
            entry.Size = read.Size;
            return read;
        }
        finally
        {
            underWay.TryRemove(thread, out _);
        }
    }

    async Task<ThreadPast> ReadAsync(Guid thread, ThreadPast? known, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        long through;
        await using (var water = new NpgsqlCommand($"select {Cuts.HighWater}", connection)) through = (long)(await water.ExecuteScalarAsync(cancellation))!;

        var after = known?.Through ?? 0;
        var happened = await EventsAsync(connection, thread, after, through, isShort: known is not null && through - after <= ShortLog, cancellation);
        var came = happened.Where(one => IsComing(one.Happening.Type)).ToDictionary(one => one.Stream, one => one.Happening);
        var comments = known?.Comments.ToList() ?? [];
        if (came.Count > 0) comments.AddRange(await CommentsAsync(connection, thread, came, isFew: known is not null, cancellation));

        var places = new Dictionary<Guid, int>(comments.Count) { [thread] = -1 };
        for (var place = 0; place < comments.Count; place++) places.Add(comments[place].Id, place);
        return new ThreadPast(
            thread, through, comments,
            [
                .. known?.Happenings ?? [],
                .. happened.Select(one => one.Happening with { Comment = places[one.Stream] }).OrderBy(happening => happening.Cut),
            ]);
    }

    async Task<List<(Guid Stream, Happening Happening)>> EventsAsync(
        NpgsqlConnection connection, Guid thread, long after, long through, bool isShort, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(isShort ? Log : Streams, connection);
        foreach (var value in (object[])[thread, after, through, Happening.Names, Edits, Texts]) command.Parameters.Add(new() { Value = value });
        var serializer = store.Options.Serializer();
        var events = new List<(Guid, Happening)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var type = Happening.All[rows.GetInt32(3) - 1];
            events.Add((rows.GetGuid(0), new Happening(
                rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2), Comment: -1, type, rows.IsDBNull(4) ? 0 : rows.GetInt32(4),
                rows.IsDBNull(5) ? null : serializer.FromJson(type, rows, 5))));
        }

        return events;
    }

    static async Task<IEnumerable<PastComment>> CommentsAsync(
        NpgsqlConnection connection, Guid thread, Dictionary<Guid, Happening> came, bool isFew, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(isFew ? $"{Comments} and comment.id = any($2)" : Comments, connection);
        command.Parameters.Add(new() { Value = thread });
        if (isFew) command.Parameters.Add(new() { Value = came.Keys.ToArray() });
        var comments = new List<PastComment>(came.Count);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            // One that came after the events were read is not in them.
            if (!came.TryGetValue(rows.GetGuid(0), out var first)) continue;
            comments.Add(new PastComment(
                rows.GetGuid(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetInt32(3), rows.GetGuid(4),
                rows.GetFieldValue<DateTimeOffset>(5).UtcTicks, first.Cut, first.At));
        }

        return comments.OrderBy(comment => comment.Came);
    }

    static bool IsComing(Type type) => type == typeof(Domain.Comments.CommentPosted) || type == typeof(Domain.Comments.CommentImported);
}
