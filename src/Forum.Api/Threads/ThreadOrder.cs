using Forum.Api.Http;
using Forum.Api.Storage;

namespace Forum.Api.Threads;

public enum ThreadSort
{
    New,
    Old,
    Active,
    Hot,
    Top,
    Comments,
}

/// <summary>Whose threads: those of everybody, or of the communities that one follows.</summary>
public enum Feed
{
    All,
    Followed,
}

/// <summary>How far back the best of all time goes.</summary>
public enum Period
{
    All,
    Year,
    Month,
    Week,
    Day,
}

public static class Periods
{
    /// <summary>The earliest time that counts.</summary>
    public static DateTimeOffset Earliest(this Period period, DateTimeOffset now) => period switch
    {
        Period.Day => now.AddDays(-1),
        Period.Week => now.AddDays(-7),
        Period.Month => now.AddMonths(-1),
        Period.Year => now.AddYears(-1),
        _ => DateTimeOffset.MinValue,
    };
}

/// <summary>
/// One part of a list of threads, and what it is ordered by, and then by number. A list has several parts one after another where no single
/// key would do.
/// </summary>
/// <param name="Table">The table of <see cref="ThreadListQuery.Tables"/> whose index gives the order.</param>
/// <param name="Key">SQL.</param>
/// <param name="Where">SQL for what is in the part. $6 is when the first page was read, $7 the earliest time that counts.</param>
/// <param name="IsSecret">A cursor does not tell the key.</param>
public sealed record ThreadOrder(
    string Table, string Key, string Where, bool IsTime = false, bool IsAscending = false, bool IsSecret = false)
{
    /// <summary>Keys that are no times may be negative, and a cursor has no sign.</summary>
    const long Zero = 1L << 50;

    // What no counter knows yet has no place but by its own time.
    static readonly ThreadOrder
        New = new("thread", "thread.created_at", "true", IsTime: true),
        Old = New with { IsAscending = true },
        Active = new("activity", "activity.last_activity", "activity.thread_id is not null", IsTime: true),
        // It counts what some may not know of.
        Comments = new("activity", "activity.comment_count", "activity.thread_id is not null", IsSecret: true),
        Top = new("scored", "scored.score", "scored.created_at > $7 and scored.created_at <= $6"),
        // How hot something is changes all the time, so it is reckoned for when the first page was read. Only what is younger than a week
        // is hot at all, and the rest follows by age: no page looks at more than the threads of one week.
        Hot = new(
            "scored", Rank.Hot("scored.score", "scored.created_at", "$6"),
            $"scored.created_at > $6 - {Rank.Cooling} and scored.created_at <= $6"),
        Cold = new("scored", "scored.created_at", $"scored.created_at <= $6 - {Rank.Cooling}", IsTime: true);

    public string Number => $"{Table}.number";

    /// <summary>SQL for what a cursor says of a thread's key.</summary>
    public string CursorKey => (IsSecret, IsTime) switch
    {
        (true, _) => "0::bigint",
        (_, true) => $"{DateTimeOffset.UnixEpoch.Ticks} + (extract(epoch from {Key}) * {TimeSpan.TicksPerSecond})::bigint",
        _ => $"{Key} + {Zero}",
    };

    /// <summary>SQL that is true behind where a page ended: at the key $8 and the number $9.</summary>
    public string Behind => $"({Key}, {Number}) {(IsAscending ? ">" : "<")} "
        + (IsSecret ? $"(select {Key}, {Number} from views.thread_activity {Table} where {Number} = $9)" : "($8, $9)");

    /// <param name="ofOneCommunity">Its pinned threads stand first.</param>
    public static IReadOnlyList<ThreadOrder> Of(ThreadSort sort, bool ofOneCommunity)
    {
        ThreadOrder[] parts = sort switch
        {
            ThreadSort.Old => [Old],
            ThreadSort.Active => [Active],
            ThreadSort.Hot => [Hot, Cold],
            ThreadSort.Top => [Top],
            ThreadSort.Comments => [Comments],
            _ => [New],
        };
        return ofOneCommunity
            ? [.. parts.Select(part => part.With("thread.pinned")), .. parts.Select(part => part.With("not thread.pinned"))]
            : parts;
    }

    /// <summary>A key as a query compares with it.</summary>
    public object KeyOf(Cursor cursor) => IsTime ? new DateTimeOffset(cursor.Key, TimeSpan.Zero) : cursor.Key - Zero;

    ThreadOrder With(string condition) => this with { Where = $"{Where} and {condition}" };
}
