using Forum.Api.Http;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Threads;

public enum ThreadSort
{
    New,
    Old,
    Active,
}

/// <summary>Threads of one community, or of all, a page at a time.</summary>
public sealed class ThreadListQuery(NpgsqlDataSource database)
{
    public async Task<Page<ThreadSummary>> ListAsync(Guid? community, Paging<ThreadSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql(community is not null, paging));
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = community ?? Guid.Empty });
        command.Parameters.Add(new() { Value = new DateTimeOffset(paging.After?.Key ?? 0, TimeSpan.Zero) });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });

        var threads = new List<ThreadSummary>(paging.Limit + 1);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) threads.Add(ThreadSummary.Read(rows, viewer));

        return paging.Cut(threads, thread =>
            ((paging.Sort == ThreadSort.Active ? thread.LastActivity : thread.CreatedAt).UtcTicks, thread.Number));
    }

    // The same columns from the table whose index gives the order: what moved last is known to the counters, the rest to the thread itself.
    static string Sql(bool ofOneCommunity, Paging<ThreadSort> paging)
    {
        var (table, key) = paging.Sort == ThreadSort.Active ? ("activity", "last_activity") : ("thread", "created_at");
        var (direction, beyond) = paging.Sort == ThreadSort.Old ? ("asc", ">") : ("desc", "<");

        return
            $"""
            select {ThreadSummary.Columns} from {ThreadSummary.Tables}
            where {table}.{key} is not null -- a thread that no counter knows yet has no place in that order
              and {(ofOneCommunity ? $"{table}.community_id = $5" : "$5::uuid is not null")}
              and {(paging.After is null ? "($6::timestamptz, $7::bigint) is not null" : $"({table}.{key}, {table}.number) {beyond} ($6, $7)")}
              and {ThreadSummary.Exists}
            order by {table}.{key} {direction}, {table}.number {direction}
            limit $4
            """;
    }
}
