using Forum.Api.Http;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Communities;

public sealed record CommunityModel(Guid Id, long Number, string Name, DateTimeOffset CreatedAt);

public enum CommunitySort
{
    Old,
}

public sealed class CommunityQueries(NpgsqlDataSource database)
{
    const string Columns = "id, number, name, created_at";

    /// <summary>The community that goes by this name, however it is spelled; or null.</summary>
    public async Task<CommunityModel?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from views.community where name_key = $1");
        command.Parameters.Add(new() { Value = FoldedName.Of(name) });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? Read(rows) : null;
    }

    public async Task<Page<CommunityModel>> ListAsync(Paging<CommunitySort> paging, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from views.community where number > $1 order by number limit $2");
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });

        var communities = new List<CommunityModel>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) communities.Add(Read(rows));
        return paging.Cut(communities, community => (Key: 0, community.Number));
    }

    static CommunityModel Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3));
}
