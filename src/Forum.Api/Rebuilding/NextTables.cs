using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>
/// Tables of the shape of those that stand, in a schema beside theirs. They begin with the indexes that projections seek by, and get the others
/// when they are filled, under the same names.
/// </summary>
sealed class NextTables(RebuiltViews views)
{
    public const string Gone = "views_gone";

    const string Next = NextSql.Schema, Standing = ViewTable.Schema;

    const string Indexes =
        $"""
        select case when own.oid is null then regexp_replace(pg_get_indexdef(index.oid), ' ON {Standing}\.', ' ON {Next}.')
            else format('alter table {Next}.%I add constraint %I %s', its.relname, own.conname, pg_get_constraintdef(own.oid)) end
        from pg_index x join pg_class index on index.oid = x.indexrelid join pg_class its on its.oid = x.indrelid
        left join pg_constraint own on own.conindid = index.oid and own.contype in ('p', 'u', 'x')
        where its.relnamespace = '{Standing}'::regnamespace and its.relname = any($1) and (x.indisprimary or index.relname = any($2)) = $3
        order by pg_relation_size(index.oid) desc
        """;

    /// <summary>What an operator has said of a table, and whom they let read it.</summary>
    const string Settings =
        $"""
        select format('alter table {Next}.%I set (%s)', relname, array_to_string(reloptions, ', ')) from pg_class
        where relnamespace = '{Standing}'::regnamespace and relname = any($1) and reloptions is not null
        union all
        select format('grant %s on {Next}.%I to %s', granted.privilege_type, relname,
            case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end)
        from pg_class cross join aclexplode(relacl) granted
        where relnamespace = '{Standing}'::regnamespace and relname = any($1) and granted.grantee <> relowner
        """;

    readonly string[] names = [.. views.Tables.Select(table => table.Identifier.Name)];
    readonly string[] sought = [.. views.Tables.SelectMany(table => table.Indexes.Select(index => index.Name).Where(table.IsSought))];

    public IReadOnlyList<string> Names => names;

    /// <summary>
    /// Removes what an earlier attempt has left behind, and what has been replaced. A table at a time: whoever prepared a statement before looks at
    /// what it was of once more before they plan it anew.
    /// </summary>
    public static async Task ClearAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in await connection.TextsAsync(
            $"select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('{Next}', '{Gone}')", cancellation))
        {
            await connection.RunAsync([$"drop table {table} cascade"], cancellation);
        }

        await connection.RunAsync([$"drop schema if exists {Next}", $"drop schema if exists {Gone}"], cancellation);
    }

    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellation) => await connection.RunAsync(
        [
            $"create schema {Next}",
            .. names.Select(table =>
                $"create table {Next}.{table} (like {Standing}.{table} including all excluding indexes) with (autovacuum_enabled = false)"),
            .. await connection.TextsAsync(Indexes, cancellation, names, sought, true),
        ],
        cancellation);

    /// <summary>The statements that make the indexes that are missing yet, the largest first.</summary>
    public Task<IReadOnlyList<string>> MissingIndexesAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.TextsAsync(Indexes, cancellation, names, sought, false);

    /// <summary>Counts what is in the tables, else the database would take them for nearly empty, and makes them in all else like those that stand.</summary>
    public async Task FinishAsync(NpgsqlConnection connection, CancellationToken cancellation) => await connection.RunAsync(
        [
            .. names.Select(table => $"analyze {Next}.{table}"),
            .. names.Select(table => $"alter table {Next}.{table} reset (autovacuum_enabled)"),
            .. await connection.TextsAsync(Settings, cancellation, [names]),
        ],
        cancellation);
}
