using Forum.Api.Http;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>
/// What a member may do beyond the ordinary, and whether they are still signed in, read anew for every request: what is taken away ends at
/// once.
/// </summary>
public sealed class ViewerQuery(NpgsqlDataSource database)
{
    const string Rights =
        "member.id, member.administrator, array(select community_id from views.community_moderator where member_id = member.id)";

    /// <returns>Null where there is no such account, or its session has ended.</returns>
    public async Task<Viewer?> FindAsync(MemberId member, Guid session, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select {Rights}
            from views.member member
            join forum.session session on session.member_id = member.id
            where member.id = $1 and session.id = $2 and not member.imported and not member.former
            """);
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = session });
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
                and not exists (select from forum.sign_out where member_id = member.id and at > $3)
            from views.external_identity identity
            join views.member member on member.id = identity.member_id
            where identity.subject_hash = $1 and not member.former
            """);
        command.Parameters.Add(new() { Value = token.SubjectHash });
        command.Parameters.Add(new() { Value = token.Key });
        command.Parameters.Add(new() { Value = token.IssuedAt });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (Read(rows), rows.GetBoolean(3)) : null;
    }

    static Viewer Read(NpgsqlDataReader row) => new(
        new MemberId(row.GetGuid(0)), row.GetBoolean(1), [.. row.GetFieldValue<Guid[]>(2).Select(id => new CommunityId(id))]);
}
