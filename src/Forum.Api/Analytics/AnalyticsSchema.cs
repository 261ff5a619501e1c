using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Analytics;

/// <summary>Makes the relations that analysts query, with what they mean written beside them in the database.</summary>
static class AnalyticsSchema
{
    /// <summary>Views tell nothing of rows that they leave out, whatever is asked of those.</summary>
    const string Options = "with (security_barrier = true)";

    const string Private = "made for the relations of the forum's analytics; not for analysts";

    /// <param name="cut">What the relations stand at; null for as of now.</param>
    public static IReadOnlyList<string> Statements(AnalyticsSources from, long? cut = null)
    {
        var statements = new List<string> { $"create schema if not exists {from.Schema}" };
        foreach (var relation in Relations(cut))
        {
            var name = $"{from.Schema}.{relation.Name}";
            statements.Add(
                $"create or replace view {name} ({string.Join(", ", relation.Columns.Select(column => column.Name))}) {Options} as {relation.Sql(from)}");
            statements.Add($"comment on view {name} is {Quoted($"{relation.Comment}{Of(cut)}")}");
            statements.AddRange(relation.Columns.Select(column => $"comment on column {name}.{column.Name} is {Quoted(column.Comment)}"));
        }

        statements.Add($"comment on schema {from.Schema} is {Quoted($"What analysts query; definitions {AnalyticsDefinitions.Version}.{Of(cut)}")}");
        if (cut is not null) statements.Add($"comment on schema {from.Made} is {Quoted(Private)}");
        return statements;
    }

    public static IEnumerable<AnalyticsRelation> Relations(long? cut) => AnalyticsDefinitions.All.Where(relation => cut is null || !relation.IsOfNowAlone);

    /// <summary>Lets all who may read the relations of now read these.</summary>
    public static async Task GrantAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation) => await connection.RunAsync(
        await connection.TextsAsync(
            """
            select format('grant %s on %s %I to %I', granting.what, granting.of, $1, analyst.rolname)
            from pg_roles analyst
            cross join (values ('usage', 'schema'), ('select', 'all tables in schema')) granting(what, of)
            where analyst.oid in (
                select (aclexplode(nspacl)).grantee from pg_namespace where nspname = $2
                union select known.oid from pg_roles known join forum.analyst_role role on role.name = known.rolname)
              and analyst.oid <> (select nspowner from pg_namespace where nspname = $1)
            order by granting.what desc, analyst.rolname
            """,
            cancellation, schema, ForumStore.Analytics),
        cancellation);

    static string Of(long? cut) => cut is null
        ? ""
        : $" As of cut {cut}, made again from the events up to it; but who has left since, and what is hidden by now, is not in it either.";

    static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
