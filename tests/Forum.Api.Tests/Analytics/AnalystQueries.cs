using Npgsql;

namespace Forum.Api.Tests.Analytics;

/// <summary>What analysts find out.</summary>
static class AnalystQueries
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>All relations that there are in a schema, with every row as text, in one order.</summary>
    public static async Task<Dictionary<string, string[]>> AllAsync(this IForum forum, string schema = "analytics")
    {
        var rows = new Dictionary<string, string[]>();
        foreach (var name in await forum.QueryAsync<string[]>(
            "select array_agg(relname::text order by relname) from pg_class where relnamespace = to_regnamespace($1) and relkind in ('v', 'r', 'm')", schema))
        {
            rows[name] = await forum.RowsAsync($"select * from {schema}.{name}");
        }

        return rows;
    }

    public static Task<string[]> RowsAsync(this IForum forum, string sql) =>
        forum.QueryAsync<string[]>($"select coalesce(array_agg(row::text order by row::text), array[]::text[]) from ({sql}) row");

    public static Task<long> CountAsync(this IForum forum, string of) => forum.QueryAsync<long>($"select count(*) from analytics.{of}");

    /// <summary>Asks one statement on a connection of its own.</summary>
    /// <returns>The code of the database's refusal, or null.</returns>
    public static async Task<string?> TryAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        try
        {
            foreach (var statement in statements)
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(Ct);
            }

            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
