using Forum.Api.Http;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

/// <summary>What somebody follows and has blocked, the latest first. Only they ask.</summary>
public sealed class RelationsQuery(NpgsqlDataSource database)
{
    public async Task<Page<FollowModel>> FollowsAsync(MemberId member, Paging<RelationSort> paging, CancellationToken cancellation)
    {
        var follows = await ReadAsync(
            """
            select follow.since, community.number, community.name
            from views.follow follow join views.community community on community.id = follow.community_id
            where follow.member_id = $1 and (follow.since, community.number) < ($2, $3)
            order by follow.since desc, community.number desc
            limit $4
            """,
            member, paging, row => new FollowModel(new CommunityRef(row.GetInt64(1), row.GetString(2)), Since(row)), cancellation);
        return paging.Cut(follows, follow => (follow.Since.UtcTicks, follow.Community.Number));
    }

    public async Task<Page<BlockModel>> BlocksAsync(Viewer viewer, Paging<RelationSort> paging, CancellationToken cancellation)
    {
        var blocks = await ReadAsync(
            $"""
            select block.since, community.number, community.name, {MemberModel.Columns}
            from views.block block
            left join views.community community on community.id = block.target_id
            left join views.member author on author.id = block.target_id
            left join views.member member on member.id = coalesce(author.claimed_by, author.id)
            where block.member_id = $1 and (block.since, coalesce(community.number, member.number)) < ($2, $3)
            order by block.since desc, coalesce(community.number, member.number) desc
            limit $4
            """,
            viewer.Id!.Value, paging,
            row => row.IsDBNull(1)
                ? new BlockModel(null, MemberModel.Read(row, 3, viewer), Since(row))
                : new BlockModel(new CommunityRef(row.GetInt64(1), row.GetString(2)), null, Since(row)),
            cancellation);
        return paging.Cut(blocks, block => (block.Since.UtcTicks, block.Community?.Number ?? block.Member!.Number));
    }

    /// <summary>A member by number: as they were known when they were blocked, else as the account that they are as of now.</summary>
    public async Task<MemberId?> FindMemberAsync(MemberId asker, long number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(
                (select block.target_id from views.block block join views.member blocked on blocked.id = block.target_id
                where block.member_id = $1 and coalesce(blocked.claimed_by, blocked.id) = coalesce(author.claimed_by, author.id) limit 1),
                author.claimed_by, author.id)
            from views.member author where author.number = $2
            """);
        command.Parameters.Add(new() { Value = asker.Value });
        command.Parameters.Add(new() { Value = number });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MemberId(id) : null;
    }

    async Task<List<T>> ReadAsync<T>(
        string sql, MemberId member, Paging<RelationSort> paging, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = paging.After is { } after ? new DateTimeOffset(after.Key, TimeSpan.Zero) : DateTimeOffset.MaxValue });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? long.MaxValue });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        var items = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) items.Add(read(rows));
        return items;
    }

    static DateTimeOffset Since(NpgsqlDataReader row) => row.GetFieldValue<DateTimeOffset>(0);
}
