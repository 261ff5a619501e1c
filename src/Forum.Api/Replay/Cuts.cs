using Forum.Api.Rebuilding;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// Finds the cut that somebody asks for. None is above the high-water mark: there an event that was begun earlier may still come before one that is
/// there already, and a cut says the same whenever it is asked for.
/// </summary>
public sealed class Cuts(NpgsqlDataSource database, TimeProvider clock, CompleteViews views)
{
    /// <summary>
    /// Events are stored in the order of their times, but for those that are stored at the same moment, as far as they are apart: an import writes
    /// thousands at once.
    /// </summary>
    const int MostOutOfOrder = 10_000;

    /// <summary>The tables that hold what had been counted.</summary>
    static readonly IReadOnlyList<string> Histories =
        [.. new TallyHistory().Tables.Concat(new CountHistory().Tables).Select(table => table.Identifier.Name)];

    /// <summary>SQL for the newest cut.</summary>
    public const string HighWater = "coalesce((select last_seq_id from forum.mt_event_progression where name = 'HighWaterMark'), 0)";

    const string OfPosition =
        $"""
        select water, position, (
            select happened.timestamp from forum.mt_events happened where happened.seq_id <= position order by happened.seq_id desc limit 1)
        from (select {HighWater} as water) known cross join lateral (select coalesce($1, water) as position) asked
        """;

    // Halves the log until it knows where the moment falls, as if times never went back; then looks whether some nearby did.
    static readonly string OfMoment =
        $"""
        with recursive known as (
            select {HighWater} as water
        ),
        search(low, high) as (
            select 0::bigint, water + 1 from known
            union all
            select case when probe.timestamp <= $1 then probe.seq_id else low end,
                case when probe.timestamp <= $1 then high else low + (high - low) / 2 end
            from search left join lateral (
                select happened.seq_id, happened.timestamp from forum.mt_events happened
                where happened.seq_id >= low + (high - low) / 2 and happened.seq_id < high order by happened.seq_id limit 1) probe on true
            where high - low > 1
        ),
        found as (
            select low, water from search cross join known order by high - low limit 1
        )
        select water, position, (select happened.timestamp from forum.mt_events happened where happened.seq_id = position)
        from found cross join lateral (
            select coalesce(max(happened.seq_id), low) as position from forum.mt_events happened
            where happened.seq_id > low and happened.seq_id <= least(low + {MostOutOfOrder}, water) and happened.timestamp <= $1) last
        """;

    /// <returns>Null with a reason where it lies in the future.</returns>
    public async Task<(CutModel? Cut, Refused? Refused)> FindAsync(CutRequest asked, CancellationToken cancellation)
    {
        if (await LacksHistoryAsync(cancellation)) return (null, CutRequest.NotCounted);
        if (asked.Moment > clock.GetUtcNow()) return (null, CutRequest.InFuture);
        await using var command = database.CreateCommand(asked.Moment is null ? OfPosition : OfMoment);
        command.Parameters.Add(asked.Moment is { } moment
            ? new NpgsqlParameter { Value = moment }
            : new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint, Value = (object?)asked.Position ?? DBNull.Value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (water, position) = (row.GetInt64(0), row.GetInt64(1));
        if (position > water) return (null, CutRequest.InFuture);
        return (new CutModel(position, row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2)), null);
    }

    /// <summary>Once a database has them it never lacks them again, so it is looked for again only where it did.</summary>
    async Task<bool> LacksHistoryAsync(CancellationToken cancellation)
    {
        if (!Lacks()) return false;
        await views.LookAsync(cancellation);
        return Lacks();

        bool Lacks() => views.Missing.Intersect(Histories).Any();
    }
}
