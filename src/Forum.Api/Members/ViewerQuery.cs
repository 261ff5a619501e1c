using Forum.Api.Http;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>What a member may do beyond the ordinary, read anew for every request: rights that are taken away end at once.</summary>
public sealed class ViewerQuery(NpgsqlDataSource database)
{
    /// <returns>Null where nobody has such an account.</returns>
    public async Task<Viewer?> FindAsync(MemberId member, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select member.administrator, array(select community_id from views.community_moderator where member_id = member.id)
            from views.member member
            where member.id = $1 and not member.imported
            """);
        command.Parameters.Add(new() { Value = member.Value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;
        return new Viewer(member, rows.GetBoolean(0), [.. rows.GetFieldValue<Guid[]>(1).Select(id => new CommunityId(id))]);
    }
}
