using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Communities;
using Npgsql;

namespace Forum.Api.Communities;

/// <param name="Title">As people would say it; null where the name is all there is.</param>
/// <param name="Description">Markdown.</param>
/// <param name="MaxDepth">How many levels of answers there may be.</param>
/// <param name="History">Who, beside an author and moderators, may read earlier versions.</param>
public sealed record CommunityModel(
    Guid Id, long Number, string Name, string? Title, string Description, bool Downvotes, int MaxDepth, HistoryVisibility History,
    DateTimeOffset CreatedAt);

public enum CommunitySort
{
    Old,
}

public sealed class CommunityQueries(NpgsqlDataSource database)
{
    const string Columns = "id, number, name, created_at, title, description, downvotes, max_depth, history";

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
        new(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5), row.GetBoolean(6),
            row.GetInt32(7), Enum.Parse<HistoryVisibility>(row.GetString(8)), row.GetFieldValue<DateTimeOffset>(3));
}
