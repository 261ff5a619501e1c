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
        "member.id, member.administrator, array(select community_id from views.community_moderator where member_id = member.id)";

    /// <summary>SQL that is true where a ban from the site that is in force came after a moment.</summary>
    static string BannedSince(string moment, string now) =>
        $"""
        exists (select from views.ban ban where ban.target_id = member.id and ban.community_id is null and ban.imposed_at >= {moment}
            and (ban.until is null or ban.until > {now}) and {ImpositionTable.InForce})
        """;

    /// <returns>Null where there is no such account, or its session has ended.</returns>
    public async Task<Viewer?> FindAsync(MemberId member, Guid session, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select {Rights}
            from views.member member
            join forum.session session on session.member_id = member.id
            where member.id = $1 and session.id = $2 and not member.imported and not member.former
              and not {BannedSince("session.created_at", "$3")}
            """);
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = session });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? Read(rows) : null;
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
        return await rows.ReadAsync(cancellation) ? (Read(rows), rows.GetBoolean(3)) : null;
    }

    static Viewer Read(NpgsqlDataReader row) => new(
        new MemberId(row.GetGuid(0)), row.GetBoolean(1), [.. row.GetFieldValue<Guid[]>(2).Select(id => new CommunityId(id))]);
}
