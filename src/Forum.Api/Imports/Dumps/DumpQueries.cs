using Forum.Domain;
using Forum.Domain.Imports.Dumps;
using Npgsql;

namespace Forum.Api.Imports.Dumps;

/// <summary>What a chunk of a dump refers to.</summary>
public sealed record DumpWanted(Guid[] Threads, Guid[] Comments, string[] Authors, string[] Communities);

/// <summary>Finds what is there already of what a chunk refers to, in one round trip.</summary>
public sealed class DumpQueries(NpgsqlDataSource database)
{
    public async Task<DumpKnown> FindAsync(DumpWanted wanted, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var (sql, keys) in ((string, object)[])
        [
            ("select id, community_id from views.thread where id = any($1)", wanted.Threads),
            ("select id, thread_id, number, depth from views.comment where id = any($1)", wanted.Comments),
            (ImportQueries.AuthorsSql, wanted.Authors),
            ("select name_key, id from views.community where name_key = any($1)", wanted.Communities),
        ])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = keys } } });
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var threads = await ReadAsync(row => (new ThreadId(row.GetGuid(0)), new CommunityId(row.GetGuid(1))));
        await rows.NextResultAsync(cancellation);
        var comments = await ReadAsync(row => (new CommentId(row.GetGuid(0)), new DumpPlace(new ThreadId(row.GetGuid(1)), row.GetInt64(2), row.GetInt32(3))));
        await rows.NextResultAsync(cancellation);
        var authors = await ReadAsync(row => (row.GetString(0), ImportQueries.ReadAuthor(row)));
        await rows.NextResultAsync(cancellation);
        var communities = await ReadAsync(row => (row.GetString(0), new CommunityId(row.GetGuid(1))));
        return new DumpKnown(threads, comments, authors, communities);

        async Task<Dictionary<TKey, TValue>> ReadAsync<TKey, TValue>(Func<NpgsqlDataReader, (TKey, TValue)> read) where TKey : notnull
        {
            var found = new Dictionary<TKey, TValue>();
            while (await rows.ReadAsync(cancellation))
            {
                var (key, value) = read(rows);
                found.Add(key, value);
            }

            return found;
        }
    }
}
