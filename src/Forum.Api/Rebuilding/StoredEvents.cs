using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Forum.Api.Storage;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Reads events forward, once.</summary>
public sealed class StoredEvents(ISerializer json)
{
    const string Columns = "seq_id, id, stream_id, version, type, data, timestamp";

    const string After = $"select {Columns} from forum.mt_events where seq_id > $1 and not is_archived order by seq_id limit $2";

    const string AfterAndAmong =
        $"""
        select {Columns} from (
            select * from forum.mt_events where seq_id > $1
            union all
            select late.* from unnest($3, $4) as gap(first, last) join forum.mt_events late on late.seq_id between gap.first and gap.last) unread
        where not is_archived order by seq_id limit $2
        """;

    static readonly Dictionary<string, (Type Type, Func<object, IEvent> Wrap)> Kinds =
        EventNames.All.ToDictionary(named => named.Value, named => (named.Key, Wrapping(named.Key)));

    /// <summary>All that are there at this moment after a number, and among <paramref name="gaps"/>. Some may come twice.</summary>
    public async IAsyncEnumerable<IEvent> ReadAsync(
        NpgsqlConnection connection, long after, IReadOnlyCollection<(long First, long Last)> gaps,
        [EnumeratorCancellation] CancellationToken cancellation, long limit = long.MaxValue)
    {
        await using var command = new NpgsqlCommand(gaps.Count == 0 ? After : AfterAndAmong, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        if (gaps.Count > 0)
        {
            command.Parameters.Add(new() { Value = gaps.Select(gap => gap.First).ToArray() });
            command.Parameters.Add(new() { Value = gaps.Select(gap => gap.Last).ToArray() });
        }

        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) yield return Read(row);
    }

    IEvent Read(NpgsqlDataReader row)
    {
        var (sequence, name) = (row.GetInt64(0), row.GetString(4));
        if (!Kinds.TryGetValue(name, out var kind)) throw Poisoned("this program does not know its kind", null);
        IEvent e;
        try
        {
            e = kind.Wrap(json.FromJson(kind.Type, row, 5));
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or ArgumentException or FormatException)
        {
            throw Poisoned("its body cannot be read", failure);
        }

        e.Sequence = sequence;
        e.Id = row.GetGuid(1);
        e.StreamId = row.GetGuid(2);
        e.Version = row.GetInt64(3);
        e.Timestamp = row.GetFieldValue<DateTimeOffset>(6);
        return e;

        PoisonedEventException Poisoned(string because, Exception? failure) => new(new PoisonedEvent(sequence, name, because), failure);
    }

    static Func<object, IEvent> Wrapping(Type type)
    {
        var data = Expression.Parameter(typeof(object));
        var constructor = typeof(Event<>).MakeGenericType(type).GetConstructor([type])!;
        return Expression.Lambda<Func<object, IEvent>>(Expression.New(constructor, Expression.Convert(data, type)), data).Compile();
    }
}
