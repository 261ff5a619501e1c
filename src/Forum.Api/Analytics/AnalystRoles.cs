using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Forum.Api.Rebuilding;
using Forum.Api.Storage;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Analytics;

/// <summary>What a role of analysts may take of the database.</summary>
/// <param name="Connections">How many at once.</param>
/// <param name="Timeout">How long a statement may run, and a transaction stand idle.</param>
public sealed record AnalystLimits(int Connections, TimeSpan Timeout);

/// <summary>Roles of the database that can read what analysts query, and nothing else.</summary>
public sealed partial class AnalystRoles(NpgsqlDataSource database)
{
    /// <summary>Longer ones cannot be guessed, and the hash takes what is no letter of ASCII only after a preparation that few programs make alike.</summary>
    public const int ShortestPassword = 12;

    const int Rounds = 4096;

    /// <summary>Beside the role's own settings, which whoever has the role can change: what <see cref="AnalystWatch"/> holds it to.</summary>
    public static readonly Table Table = Define();

    // What anybody may run who can sign in: large objects are written, locks that writers wait for are taken, and the write-ahead log grows.
    const string Functions =
        """
        select format('%s on function %s %s', case act when 'revoke' then 'revoke execute' else 'grant execute' end, its.oid::regprocedure,
            case act when 'revoke' then 'from public' else format('to %I', current_user) end)
        from pg_proc its cross join (values ('revoke'), ('grant')) acts(act)
        where its.pronamespace = 'pg_catalog'::regnamespace
            and (its.proname ~ '^(lo_|loread|lowrite|pg_(try_)?advisory)' or its.proname in ('pg_logical_emit_message', 'pg_notify'))
        """;

    public static bool IsName(string name) => Name().IsMatch(name);

    public static bool IsPassword(string password) => password.Length >= ShortestPassword && password.All(letter => letter is > ' ' and <= '~');

    /// <summary>Makes the role, or brings it to what is asked.</summary>
    /// <returns>Null where a role of this name exists that is none of analysts; else what could not be kept from it.</returns>
    public async Task<IReadOnlyList<string>?> SetAsync(string name, string password, AnalystLimits limits, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var exists = (await connection.TextsAsync("select rolname::text from pg_roles where rolname = $1", cancellation, name)).Count > 0;
        var isOurs = (await connection.TextsAsync("select name from forum.analyst_role where name = $1", cancellation, name)).Count > 0;
        if (exists && !isOurs) return null;

        var isSuperuser = await connection.NumberAsync("select rolsuper::int::bigint from pg_roles where rolname = current_user", cancellation) == 1;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.RunAsync(
            [
                .. exists ? (IEnumerable<string>)[] : [$"create role {name} login nosuperuser nocreatedb nocreaterole noinherit"],
                .. Settings(name, limits),
            ],
            cancellation);
        await connection.RunAsync([$"alter role {name} password '{Hash(password)}'"], cancellation);
        await using (var keep = new NpgsqlCommand(
            "insert into forum.analyst_role (name, seconds) values ($1, $2) on conflict (name) do update set seconds = excluded.seconds", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = (int)limits.Timeout.TotalSeconds } },
        })
        {
            await keep.ExecuteNonQueryAsync(cancellation);
        }

        await connection.RunAsync(
            [
                // So that whoever watches may end its statements.
                .. isSuperuser ? (IEnumerable<string>)[$"alter role {name} set temp_file_limit = '1GB'"] : [$"grant {name} to current_user"],
                .. await connection.TextsAsync(
                    """
                    select format(act, quote_ident(current_database()), $1) from unnest(array[
                        'grant connect on database %1$s to %2$s', 'grant temporary on database %1$s to current_user',
                        'revoke temporary, create on database %1$s from public', 'grant usage on schema public to current_user',
                        'revoke usage, create on schema public from public']) act
                    """,
                    cancellation, name),
                .. isSuperuser ? await connection.TextsAsync(Functions, cancellation) : [],
            ],
            cancellation);
        foreach (var schema in await connection.TextsAsync(
            "select nspname::text from pg_namespace where nspname = 'analytics' or nspname ~ '^analytics_at_[0-9]+$'", cancellation))
        {
            await AnalyticsSchema.GrantAsync(connection, schema, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return isSuperuser ? [] : ["The forum's own role is no superuser: functions for large objects and advisory locks stay open to everybody who can sign in."];
    }

    static IEnumerable<string> Settings(string name, AnalystLimits limits)
    {
        var seconds = (int)limits.Timeout.TotalSeconds;
        yield return $"alter role {name} connection limit {limits.Connections}";
        foreach (var setting in (string[])
        [
            $"statement_timeout = '{seconds}s'", $"idle_in_transaction_session_timeout = '{seconds}s'", "lock_timeout = '2s'",
            "default_transaction_read_only = on", $"search_path = {ForumStore.Analytics}", "work_mem = '16MB'",
            "max_parallel_workers_per_gather = 0", "jit = off",
        ])
        {
            yield return $"alter role {name} set {setting}";
        }
    }

    /// <summary>What the server keeps of a password, so that the password itself is in none of its logs.</summary>
    static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Rounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }

    static Table Define()
    {
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "analyst_role", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("name", "text").AsPrimaryKey();
        table.AddColumn("seconds", "integer").NotNull();
        return table;
    }

    [GeneratedRegex("^(?!pg_)[a-z][a-z0-9_]{0,61}$")]
    private static partial Regex Name();
}
