using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Npgsql;

namespace Forum.Api.Takeout;

/// <summary>The numbers of threads and comments, of those that somebody may know of.</summary>
public sealed class TakenItems(NpgsqlDataSource database)
{
    static readonly string Sql =
        $"""
        select comment.id, null::bigint, comment.number from views.comment comment
        where comment.id = any((select $4::uuid[])::uuid[]) and {CommentExistence.Shows("comment")}
        union all
        select thread.id, thread.number, null::bigint from views.thread thread
        where thread.id = any((select $4::uuid[])::uuid[]) and {Visibility.Exists("thread", Visibility.AuthorOf("thread"))}
        """;

    public async Task<Func<Guid, TakenItem>> FindAsync(IEnumerable<Guid> ids, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = ids.Distinct().ToArray() });
        var found = new Dictionary<Guid, TakenItem>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found[row.GetGuid(0)] = new TakenItem(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2));
        }

        return id => found.GetValueOrDefault(id) ?? new TakenItem(id, Thread: null, Comment: null);
    }
}
