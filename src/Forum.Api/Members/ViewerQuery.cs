using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>
/// What a member may do beyond the ordinary, and whether they are still signed in, read anew for every request: what is taken away ends at
/// once, and a ban from the site ends every session that began before it. A new one lets somebody read why, and take along or take back what
/// is theirs.
/// </summary>
public sealed class ViewerQuery(NpgsqlDataSource database, TimeProvider clock)
{
    const string Rights =
        "member.id, member.administrator, array(select community_id from views.community_moderator where member_id = member.id), member.analyst";

    /// <summary>SQL that is true where a ban from the site that is in force came after a moment.</summary>
    static string BannedSince(string moment, string now) =>
        $"""
        exists (select from views.ban ban where ban.target_id = member.id and ban.community_id is null and ban.imposed_at >= {moment}
            and (ban.until is null or ban.until > {now}) and {ImpositionTable.InForce})
        """;

    static readonly string Sql =
        $"""
        select asked.place, viewer.*
        from unnest((select $1::uuid[]), (select $2::uuid[])) with ordinality as asked(member, session, place)
        cross join lateral (
            select {Rights}
            from views.member member
            join forum.session session on session.member_id = member.id
            where member.id = asked.member and session.id = asked.session and not member.imported and not member.former
              and not {BannedSince("session.created_at", "$3")}
            limit 1) viewer
        """;

    readonly AskedTogether<(MemberId Member, Guid Session), Viewer?> together = new(asked => FindAsync(database, clock, asked));

    /// <returns>Null where there is no such account, or its session has ended.</returns>
    public Task<Viewer?> FindAsync(MemberId member, Guid session, CancellationToken cancellation) => together.AskAsync((member, session), cancellation);

    static async Task<IReadOnlyList<Viewer?>> FindAsync(
        NpgsqlDataSource database, TimeProvider clock, IReadOnlyList<(MemberId Member, Guid Session)> asked)
    {
        var viewers = new Viewer?[asked.Count];
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = asked.Select(one => one.Member.Value).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(one => one.Session).ToArray() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) viewers[rows.GetInt64(0) - 1] = Read(rows, 1);
        return viewers;
    }

    /// <returns>Null where nobody has registered with this identity; and whether this token of theirs is still good.</returns>
    public async Task<(Viewer Viewer, bool Lives)?> FindExternalAsync(ExternalToken token, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select {Rights},
                not exists (select from forum.ended_token where key = $2)
                and not exists (select from forum.sign_out where member_id = member.id and at > $3) and not {BannedSince("$3", "$4")}
            from views.external_identity identity
            join views.member member on member.id = identity.member_id
            where identity.subject_hash = $1 and not member.former
            """);
        command.Parameters.Add(new() { Value = token.SubjectHash });
        command.Parameters.Add(new() { Value = token.Key });
        command.Parameters.Add(new() { Value = token.IssuedAt });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (Read(rows, 0), rows.GetBoolean(4)) : null;
    }

    static Viewer Read(NpgsqlDataReader row, int at) => new(
        new MemberId(row.GetGuid(at)), row.GetBoolean(at + 1), [.. row.GetFieldValue<Guid[]>(at + 2).Select(id => new CommunityId(id))])
    {
        IsAnalyst = row.GetBoolean(at + 3),
    };
}
