using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Api.Threads;

namespace Forum.Api.Replay;

/// <summary>
/// One part of a list of threads as it stood at a cut: <see cref="ThreadOrder"/> by what there was then. $5 is the cut, $6 its moment, $7 the earliest
/// time that counts, $9 the threads that were pinned.
/// </summary>
/// <param name="Key">SQL for what it is ordered by, and then by number.</param>
/// <param name="Where">SQL for what is in the part.</param>
/// <param name="Joins">SQL for the tables that the key needs beside those of a summary.</param>
/// <param name="Counts">It needs <see cref="CountsThen.Fresh"/>.</param>
/// <param name="IsSecret">A cursor does not tell the key.</param>
sealed record ThreadOrderThen(
    string Key, string Where = "true", string Joins = "", bool Counts = false, bool IsTime = false, bool IsAscending = false, bool IsSecret = false)
{
    /// <summary>Keys that are no times may be negative, and a cursor has no sign.</summary>
    const long Zero = 1L << 50;

    const string Score = "(scored.score - coalesce(summed.up, 0) + coalesce(summed.down, 0) + coalesce(voted.up, 0) - coalesce(voted.down, 0))";

    static readonly string Scores =
        $"""
        join views.thread_score scored on scored.thread_id = thread.id left join views.tally summed on summed.item_id = thread.id
        left join lateral {TallyHistory.At("thread.id", "$5")} voted on true
        """;

    static readonly string Counted = $"cross join lateral {CountsThen.Of("thread.id", "$5::bigint")} counted";

    static readonly ThreadOrderThen
        New = new("thread.created_at", IsTime: true),
        Old = New with { IsAscending = true },
        Active = new("greatest(thread.created_at, counted.last_comment)", Joins: Counted, Counts: true, IsTime: true),
        Comments = new("counted.comments", Joins: Counted, Counts: true, IsSecret: true),
        Top = new(Score, "thread.created_at > $7 and thread.created_at <= $6", Scores),
        Hot = new(
            Rank.Hot(Score, "thread.created_at", "$6"), $"thread.created_at > $6 - {Rank.Cooling} and thread.created_at <= $6", Scores),
        Cold = New with { Where = $"thread.created_at <= $6 - {Rank.Cooling}" };

    /// <summary>SQL for what a cursor says of a key.</summary>
    public string CursorKey => (IsSecret, IsTime) switch
    {
        (true, _) => "0::bigint",
        (_, true) => $"{DateTimeOffset.UnixEpoch.Ticks} + (extract(epoch from key) * {TimeSpan.TicksPerSecond})::bigint",
        _ => $"(key + {Zero})::bigint",
    };

    /// <param name="ofOneCommunity">What was pinned there stands first.</param>
    public static IReadOnlyList<ThreadOrderThen> Of(ThreadSort sort, bool ofOneCommunity)
    {
        ThreadOrderThen[] parts = sort switch
        {
            ThreadSort.Old => [Old],
            ThreadSort.Active => [Active],
            ThreadSort.Hot => [Hot, Cold],
            ThreadSort.Top => [Top],
            ThreadSort.Comments => [Comments],
            _ => [New],
        };
        return ofOneCommunity
            ? [.. parts.Select(part => part.With("thread.id = any($9)")), .. parts.Select(part => part.With("thread.id <> all($9)"))]
            : parts;
    }

    /// <summary>The key of a cursor as a query compares with it; any of its kind where there is none.</summary>
    public object KeyOf(Cursor? cursor) => IsTime ? new DateTimeOffset(cursor?.Key ?? 0, TimeSpan.Zero) : (cursor?.Key ?? 0) - Zero;

    ThreadOrderThen With(string condition) => this with { Where = $"{Where} and {condition}" };
}
