using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>All rows of a table in one line: tables with the same rows have the same, in whatever order they lie.</summary>
/// <param name="Hash">The sum of the hashes of all rows, in hexadecimal.</param>
public sealed record RowSum(long Rows, string Hash);

/// <param name="Projection">What fills it.</param>
/// <param name="Stands">The rows that people read.</param>
/// <param name="Told">Those that the events tell.</param>
public sealed record TableSums(string Table, string Projection, RowSum Stands, RowSum Told)
{
    public bool AreSame => Stands == Told;
}

/// <param name="Rows">How many are not as the events have them.</param>
/// <param name="First">Some of them.</param>
public sealed record WrongTable(string Table, long Rows, IReadOnlyList<WrongRow> First);

/// <param name="Is">'missing', 'added' or 'altered'.</param>
/// <param name="Key">Its key. What is text in it, which may be a name, is told as a hash.</param>
/// <param name="Columns">Those that are other than the events have them, without what is in them.</param>
public sealed record WrongRow(string Is, string Key, IReadOnlyList<string> Columns);

/// <summary>Compares a table with the one that was made beside it, as a transaction sees both.</summary>
sealed class TableComparison(ViewTable table)
{
    const int Shown = 10;

    readonly string name = table.Identifier.Name;
    readonly string[] keys = [.. table.PrimaryKeyColumns];
    readonly string[] columns = [.. table.Columns.Select(column => column.Name)];

    /// <summary>Makes the text of a row, and so its hash, the same for every session.</summary>
    public static readonly IReadOnlyList<string> Alike =
        ["set local timezone = 'UTC'", "set local datestyle = 'ISO'", "set local bytea_output = 'hex'", "set local extra_float_digits = 1"];

    public async Task<(long Same, TableSums Sums, WrongTable? Wrong)> RunAsync(
        string projection, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (same, wrong) = (row.GetInt64(0), row.GetInt64(1));
        var sums = new TableSums(name, projection, new RowSum(row.GetInt64(2), row.GetString(3)), new RowSum(row.GetInt64(4), row.GetString(5)));
        await row.NextResultAsync(cancellation);
        var first = new List<WrongRow>();
        while (await row.ReadAsync(cancellation)) first.Add(new WrongRow(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2)));
        return (same, sums, wrong == 0 ? null : new WrongTable(name, wrong, first));
    }

    string Sql =>
        $"""
        select count(*) filter (where {Same}), count(*) filter (where not ({Same})), {Sum("live")}, {Sum("made")} {From};
        select case when live.{keys[0]} is null then 'missing' when made.{keys[0]} is null then 'added' else 'altered' end,
            concat_ws(', ', {string.Join(", ", keys.Select(Told))}),
            case when live.{keys[0]} is null or made.{keys[0]} is null then array[]::text[] else array_remove(array[
                {string.Join(", ", columns.Select(column => $"case when live.{column} is distinct from made.{column} then '{column}' end"))}], null) end
        {From} where not ({Same}) order by 2 limit {Shown}
        """;

    string From =>
        $"""
        from {ViewTable.Schema}.{name} live full join {NextSql.Schema}.{name} made
        on {string.Join(" and ", keys.Select(key => $"live.{key} = made.{key}"))}
        """;

    // What is missing on one side has no key there, and keys are never null.
    string Same => $"({Row("live")}) is not distinct from ({Row("made")})";

    /// <summary>A sum does not know an order, and of two halves of a hash it is as hard to meet by chance as the whole.</summary>
    string Sum(string of)
    {
        var hash = $"md5(({Row(of)})::text)";
        return $"count({of}.{keys[0]}), {Half($"left({hash}, 15)")} || {Half($"right({hash}, 15)")}";

        string Half(string hex) =>
            $"""
            lpad(to_hex(mod(coalesce(sum(('x0' || {hex})::bit(64)::bigint) filter (where {of}.{keys[0]} is not null), 0), {1L << 60})::bigint), 15, '0')
            """;
    }

    string Row(string of) => string.Join(", ", columns.Select(column => $"{of}.{column}"));

    string Told(string key)
    {
        var value = $"coalesce(live.{key}, made.{key})::text";
        var isText = table.Columns.Single(column => column.Name == key).Type is "text" or "varchar";
        return $"'{key} ' || {(isText ? $"'#' || left(encode(sha256(convert_to({value}, 'UTF8')), 'hex'), 8)" : value)}";
    }
}
