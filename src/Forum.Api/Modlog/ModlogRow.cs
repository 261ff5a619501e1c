using Npgsql;

namespace Forum.Api.Modlog;

/// <summary>An entry as it is kept, with the words that are shown with it.</summary>
public sealed record ModlogRow(
    Guid EventId, DateTimeOffset At, string Kind, Guid? Case, Guid? Community, Guid? Member, Guid? Actor, string Record, byte[] Digest,
    byte[] PreviousHash, byte[] Hash, string? Reason, string? Rule)
{
    /// <summary>Those after an entry, by number.</summary>
    public static async Task<IReadOnlyDictionary<long, ModlogRow>> ReadAsync(
        NpgsqlDataSource database, long after, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select log.number, log.event_id, log.at, log.kind, log.case_id, log.community_id, log.member_id, log.actor_id, log.record, log.digest,
                log.previous_hash, log.hash, case when log.kind = 'Undo' then c.undo_reason else c.reason end,
                case when log.kind <> 'Undo' then c.rule end
            from views.modlog log left join views.moderation_case c on c.id = log.case_id
            where log.number > $1 order by log.number limit $2
            """);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        var found = new Dictionary<long, ModlogRow>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found[row.GetInt64(0)] = new ModlogRow(
                row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), Id(4), Id(5), Id(6), Id(7), row.GetString(8),
                row.GetFieldValue<byte[]>(9), row.GetFieldValue<byte[]>(10), row.GetFieldValue<byte[]>(11), Text(12), Text(13));
        }

        return found;

        Guid? Id(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>The first column that is not what the event makes of it, or null.</summary>
    public string? DiffersIn(LogRecord entry, byte[] previous, byte[] hash)
    {
        (string Column, bool IsSame)[] columns =
        [
            ("record", Record == entry.Text), ("digest", Digest.AsSpan().SequenceEqual(entry.Digest)),
            ("previous hash", PreviousHash.AsSpan().SequenceEqual(previous)), ("hash", Hash.AsSpan().SequenceEqual(hash)),
            ("event", EventId == entry.EventId), ("time", At == entry.At), ("kind", Kind == entry.Kind.ToString()), ("case", Case == entry.Case),
            ("community", Community == entry.Community), ("member", Member == entry.Member), ("actor", Actor == entry.Actor),
            ("reason", Reason == entry.Reason), ("rule", Rule == entry.Rule),
        ];
        return columns.FirstOrDefault(column => !column.IsSame).Column;
    }
}
