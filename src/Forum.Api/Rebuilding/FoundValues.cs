using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>What rows know that others refer to: of those that came last kept in memory, of others asked for, many at once.</summary>
sealed class FoundValues(NextSql sql)
{
    /// <summary>So many of a kind are kept, whatever the forum's size.</summary>
    const int Kept = 200_000;

    readonly Dictionary<Lookup, Dictionary<Guid, object?>> values = [];

    /// <summary>The columns of a table's rows that others refer to.</summary>
    public IEnumerable<Lookup> Of(string table) => values.Keys.Where(lookup => lookup.Table == table);

    public void Ask(Lookup lookup) => values.TryAdd(lookup, []);

    public void Remember(Lookup lookup, Guid id, object? value) => values[lookup][id] = value;

    /// <summary>To be called while all rows that are remembered have been written.</summary>
    public void Trim()
    {
        foreach (var known in values.Values.Where(known => known.Count >= Kept)) known.Clear();
    }

    public object? Find(Lookup lookup, Guid id) => values[lookup].GetValueOrDefault(id);

    /// <summary>After this all of them are in memory; those that there are not have no value.</summary>
    public async Task LoadAsync(NpgsqlConnection connection, Lookup lookup, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var known = values[lookup];
        Guid[] unknown = [.. ids.Where(id => id != Guid.Empty && !known.ContainsKey(id)).Distinct()];
        if (unknown.Length == 0) return;
        await using var find = new NpgsqlCommand(
            sql.Of($"select id, {lookup.Column} from {lookup.Table} where id = any(?)"), connection)
        {
            Parameters = { new() { Value = unknown } },
        };
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) known[rows.GetGuid(0)] = rows.IsDBNull(1) ? null : rows.GetValue(1);
    }
}
