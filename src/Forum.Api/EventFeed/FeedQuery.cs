using System.Text.Json;
using Forum.Api.Live;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Npgsql;

namespace Forum.Api.EventFeed;

/// <summary>Reads the log for whoever follows it, as far as it is whole, and as things are hidden today.</summary>
public sealed class FeedQuery(NpgsqlDataSource database, LiveEvents log)
{
    /// <summary>How much of the log one answer looks at, so that one who asks for what is rare comes back instead of waiting.</summary>
    const int Windows = 20;

    /// <summary>What tells that something is hidden, or no longer: whoever took it along has to learn that, and learns nothing else.</summary>
    static readonly HashSet<string> Hiding =
    [
        .. new[]
        {
            typeof(ThreadSuppressed), typeof(ThreadSuppressionLifted), typeof(ThreadCaseUndone),
            typeof(CommentSuppressed), typeof(CommentSuppressionLifted), typeof(CommentCaseUndone),
            typeof(CaseSuppressed), typeof(CaseSuppressionLifted), typeof(CaseCaseUndone),
        }
        .Select(type => EventNames.All[type]),
    ];

    /// <summary>Whether nobody can have come so far.</summary>
    public async Task<bool> IsAheadAsync(FeedRequest asked, CancellationToken cancellation) => asked.After > await log.HighWaterAsync(cancellation);

    /// <param name="upTo">Where the page ends at the latest, whatever has come since.</param>
    public async Task<EventPage> ReadAsync(FeedRequest asked, FeedReader reader, CancellationToken cancellation, long upTo = long.MaxValue)
    {
        var through = Math.Min(await log.CountedAsync(cancellation), upTo);
        var (next, events) = (asked.After, new List<ToldEvent>());
        for (var window = 0; window < Windows && next < through && events.Count < asked.Limit; window++)
        {
            var (end, most) = (Math.Min(next + LiveEvents.Window, through), asked.Limit - events.Count);
            var stored = await ReadAsync(asked.Types, next, end, most, cancellation);
            events.AddRange(stored.Where(one => IsTold(one, reader)).Select(one => Tell(one, reader)));
            next = stored.Count == most ? stored[^1].Position : end;
        }

        return new EventPage(events, next, through);
    }

    static bool IsTold(Stored one, FeedReader reader) =>
        reader == FeedReader.Administrator || Hiding.Contains(one.Type) || (one.HidesText == 0 && !one.IsUnseen && one.HidesCase == 0);

    static ToldEvent Tell(Stored one, FeedReader reader)
    {
        using var data = JsonDocument.Parse(one.Data);
        var shape = EventShape.Find(one.Type);
        // Administrators see what they and oversight hid, and not what its author took back.
        var (hidesText, hidesAuthor) = (((one.HidesText | one.HidesVersion) & Visibility.Author) != 0, (one.HidesAuthor & Visibility.Author) != 0);
        return new ToldEvent(
            one.Position, one.Type, shape?.Stream >= reader ? one.Stream : null, one.RecordedAt,
            shape?.Tell(data.RootElement, reader, hidesText, hidesAuthor) ?? []);
    }

    async Task<List<Stored>> ReadAsync(IReadOnlyList<string>? types, long after, long through, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(types is null ? FeedSql.Every : FeedSql.OfTypes);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = through });
        command.Parameters.Add(new() { Value = most });
        command.Parameters.Add(new() { Value = types?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        var stored = new List<Stored>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            stored.Add(new Stored(
                row.GetInt64(0), row.GetString(1), row.GetGuid(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
                row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetBoolean(8), row.GetInt32(9)));
        }

        return stored;
    }

    sealed record Stored(
        long Position, string Type, Guid Stream, DateTimeOffset RecordedAt, string Data,
        int HidesText, int HidesVersion, int HidesAuthor, bool IsUnseen, int HidesCase);
}
