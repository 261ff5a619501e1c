using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Live;

/// <summary>What is followed: a thread with its comments, or a community with its threads and their comments.</summary>
public sealed record LivePlace(Guid Id, bool IsThread);

/// <param name="Cut">Its place in the log.</param>
/// <param name="Name">What the log calls it.</param>
/// <param name="Mark">What kind of mark it set on a thread; null for anything else.</param>
/// <param name="Comment">Null for something that happened to the thread itself.</param>
public sealed record Happened(long Cut, string Name, string? Mark, Guid Thread, Guid? Comment);

/// <summary>
/// What happened to threads and comments, read from the log itself and in its order. Never above the high-water mark: there an event that was
/// begun earlier may still come before one that is there already.
/// </summary>
public sealed class LiveEvents(NpgsqlDataSource database)
{
    /// <summary>How much of the log one query looks at, so that none is long.</summary>
    public const int Window = 5_000;

    /// <summary>How many events one query answers with.</summary>
    public const int Batch = 100;

    const string Tables =
        """
        forum.mt_events happened
        left join views.comment comment on comment.id = happened.stream_id
        join views.thread thread on thread.id = coalesce(comment.thread_id, happened.stream_id)
        """;

    const string InWindow = "happened.seq_id > $1 and happened.seq_id <= $2 and happened.type = any($3)";

    /// <summary>
    /// Up to where nothing comes any more: the high-water mark may pass over a number that a transaction still uses, and what counts beyond it
    /// waits for that (<see cref="LateEvents"/>). Null before anything is counted.
    /// </summary>
    public const string Counted =
        $"select min(last_seq_id) from forum.mt_event_progression where name in ('HighWaterMark', '{ForumStore.Activity}:All') having count(*) = 2";

    public async Task<long> HighWaterAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select last_seq_id from forum.mt_event_progression where name = 'HighWaterMark'");
        return await command.ExecuteScalarAsync(cancellation) is long mark ? mark : 0;
    }

    public async Task<long> CountedAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Counted);
        return await command.ExecuteScalarAsync(cancellation) is long mark ? mark : 0;
    }

    /// <summary>The places where something happened after one cut and up to another, and the cut of the last of it.</summary>
    public async Task<IReadOnlyList<(Guid Place, long Last)>> MovedAsync(long after, long through, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            select place, max(happened.seq_id) from {Tables} cross join lateral (values (thread.id), (thread.community_id)) its(place)
            where {InWindow} group by place
            """,
            LiveEvent.InCommunity, after, through);
        var moved = new List<(Guid, long)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) moved.Add((rows.GetGuid(0), rows.GetInt64(1)));
        return moved;
    }

    /// <summary>What happened in a place after one cut and up to another, the earliest, at most <see cref="Batch"/>.</summary>
    public async Task<IReadOnlyList<Happened>> ReadAsync(LivePlace place, long after, long through, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            select happened.seq_id, happened.type, happened.data -> 'mark' ->> 'kind', thread.id, comment.id
            from {Tables} where {InWindow} and {(place.IsThread ? "thread.id" : "thread.community_id")} = $4
            order by happened.seq_id limit {Batch}
            """,
            place.IsThread ? LiveEvent.InThread : LiveEvent.InCommunity, after, through);
        command.Parameters.Add(new() { Value = place.Id });
        var happened = new List<Happened>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            happened.Add(new Happened(
                rows.GetInt64(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetGuid(3),
                rows.IsDBNull(4) ? null : rows.GetGuid(4)));
        }

        return happened;
    }

    NpgsqlCommand Command(string sql, string[] names, long after, long through)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = through });
        command.Parameters.Add(new() { Value = names });
        return command;
    }
}
