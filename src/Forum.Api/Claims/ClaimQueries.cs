using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Claims;

public sealed class ClaimQueries(NpgsqlDataSource database, Mentioning mentioning)
{
    /// <summary>True for a request that the viewer, the first three parameters, may decide: not their own.</summary>
    static readonly string IsTheirs = $"($1 or {CaseQueries.ModeratesAllOf("request.author_id")}) and request.claimant_id <> $3";

    /// <summary>A request by number, as its claimant or one who may decide it sees it; or null.</summary>
    public async Task<ClaimModel?> FindAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        (await ReadAsync($"request.number = $4 and (request.claimant_id = $3 or {IsTheirs})", viewer, cancellation, number)).SingleOrDefault();

    /// <summary>A claimant's request under this id, else their open one for the same author.</summary>
    public async Task<ClaimModel?> FindOwnAsync(Viewer claimant, ClaimRequestId id, MemberId author, CancellationToken cancellation) =>
        (await ReadAsync(
            $"""
            request.claimant_id = $3 and $1::boolean is not null and $2::uuid[] is not null and (request.id = $4 or (request.author_id = $5
                and request.retracted_at is null and request.refused_at is null))
            order by request.id <> $4 limit 1
            """,
            claimant, cancellation, id.Value, author.Value)).SingleOrDefault();

    public async Task<Page<ClaimModel>> ListOwnAsync(Viewer claimant, Paging<ClaimSort> paging, CancellationToken cancellation) =>
        await ListAsync("request.claimant_id = $3 and $1::boolean is not null and $2::uuid[] is not null", null, paging, claimant, cancellation);

    /// <summary>Those that somebody may decide.</summary>
    public Task<Page<ClaimModel>> ListAsync(ClaimState? state, Paging<ClaimSort> paging, Viewer viewer, CancellationToken cancellation) =>
        ListAsync(IsTheirs, state, paging, viewer, cancellation);

    public async Task<ClaimRequestId?> FindOpenAsync(MemberId claimant, MemberId author, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select id from views.claim_request
            where claimant_id = $1 and author_id = $2 and retracted_at is null and refused_at is null
            """);
        command.Parameters.Add(new() { Value = claimant.Value });
        command.Parameters.Add(new() { Value = author.Value });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new ClaimRequestId(id) : null;
    }

    /// <summary>The member with a number, whether anybody has claimed them or not; or null.</summary>
    public async Task<MemberId?> FindAuthorAsync(long number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select id from views.member where number = $1");
        command.Parameters.Add(new() { Value = number });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MemberId(id) : null;
    }

    async Task<Page<ClaimModel>> ListAsync(
        string which, ClaimState? state, Paging<ClaimSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var (beyond, direction, start) = paging.Sort == ClaimSort.New ? ("<", "desc", long.MaxValue) : (">", "asc", 0);
        var only = state is null ? "$6::text is not null" : $"{ClaimModel.StateSql} = $6";
        var claims = await ReadAsync(
            $"{which} and request.number {beyond} $4 and {only} order by request.number {direction} limit $5",
            viewer, cancellation, paging.After?.Number ?? start, paging.Limit + 1, state?.ToString() ?? "");
        return paging.Cut(claims, claim => (Key: 0, claim.Number));
    }

    async Task<List<ClaimModel>> ReadAsync(string which, Viewer viewer, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand($"select {ClaimModel.Columns} from {ClaimModel.Tables} where {which}");
        command.Parameters.AddViewer(viewer);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        var claims = new List<ClaimModel>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) claims.Add(ClaimModel.Read(rows, viewer));
        }

        return await mentioning.ShowAsync(claims, cancellation);
    }
}
