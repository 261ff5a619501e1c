using System.Security.Claims;
using Forum.Api.Storage;
using Forum.Domain;
using Marten;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Forum.Api.Members;

public sealed record Session(Guid Id, MemberId Member, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>
/// Who is signed in. Beside the events, since it is no history of the forum, and without a word about devices or places. A token is good
/// for as long as its session has a row here.
/// </summary>
public sealed class Sessions(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The claim that names a token's session.</summary>
    public const string Claim = "sid";

    /// <summary>A program that signs in for every request ends its own oldest sessions.</summary>
    public const int MostPerMember = 100;

    public static readonly Table Table = Define();

    /// <summary>Phones stay signed in over a holiday.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static Guid? IdOf(ClaimsPrincipal user) => user.FindFirstValue(Claim) is { } id ? Guid.Parse(id) : null;

    /// <param name="passwordHash">What the password matched.</param>
    /// <returns>Null where that is no longer the password: whoever changes it ends every session that began with the old one.</returns>
    public async Task<Session?> StartAsync(MemberId member, string passwordHash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var session = new Session(Guid.CreateVersion7(), member, now, now + Lifetime);
        await using var command = database.CreateCommand(
            """
            with credential as (
                select member_id from views.credential where member_id = $1 and password_hash = $2 for share),
            over as (
                delete from forum.session where member_id = $1 and (expires_at <= $4 or id in (
                    select id from forum.session where member_id = $1 order by created_at desc, id desc offset $6)))
            insert into forum.session (member_id, id, created_at, expires_at)
            select member_id, $3, $4, $5 from credential
            """);
        foreach (var value in (object[])[member.Value, passwordHash, session.Id, session.CreatedAt, session.ExpiresAt, MostPerMember - 1])
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellation) > 0 ? session : null;
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(MemberId member, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select id, created_at, expires_at from forum.session where member_id = $1 and expires_at > $2 order by created_at desc, id desc");
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var sessions = new List<Session>();
        while (await rows.ReadAsync(cancellation))
        {
            sessions.Add(new Session(rows.GetGuid(0), member, rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return sessions;
    }

    public Task EndAsync(MemberId member, Guid session, CancellationToken cancellation) =>
        ExecuteAsync("delete from forum.session where member_id = $1 and id = $2", cancellation, member.Value, session);

    /// <summary>Ends all, also those of other issuers, whose tokens are refused if they are older than this.</summary>
    public Task EndAllAsync(MemberId member, CancellationToken cancellation) => ExecuteAsync(
        """
        with over as (delete from forum.session where member_id = $1)
        insert into forum.sign_out (member_id, at) values ($1, $2)
        on conflict (member_id) do update set at = excluded.at
        """,
        cancellation,
        member.Value, clock.GetUtcNow());

    /// <summary>Ends all, in the transaction that changes or removes the password.</summary>
    public static void EndAll(IDocumentOperations operations, MemberId member)
    {
        // Waits for those who are signing in with it, and lets others wait for us: either we see their session or they the change.
        operations.QueueSqlCommand("update views.credential set password_hash = password_hash where member_id = ?", member.Value);
        operations.QueueSqlCommand("delete from forum.session where member_id = ?", member.Value);
    }

    async Task ExecuteAsync(string sql, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    static Table Define()
    {
        // The member first: that is how sessions are looked for.
        var table = new Table(new PostgresqlObjectName(ForumStore.EventSchema, "session", SchemaUtils.IdentifierUsage.General));
        table.AddColumn("member_id", "uuid").AsPrimaryKey();
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("created_at", "timestamptz").NotNull();
        table.AddColumn("expires_at", "timestamptz").NotNull();
        return table;
    }
}
