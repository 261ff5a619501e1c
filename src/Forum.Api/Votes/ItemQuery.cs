using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Votes;

/// <summary>Where something is that people vote on and save.</summary>
/// <param name="Comment">Null for the thread itself.</param>
public sealed record ItemPlace(CommunityId Community, ThreadId Thread, CommentId? Comment)
{
    public Item Item => Item.Of(Thread, Comment);
}

/// <summary>Finds what the number in a request names, as far as the viewer may know of it.</summary>
public sealed class ItemQuery(NpgsqlDataSource database)
{
    static readonly string ThreadExists = Visibility.Exists("thread", Visibility.AuthorOf("thread"));

    static readonly string ThreadSql =
        $"select thread.community_id, thread.id, null::uuid from views.thread thread where thread.number = $4 and {ThreadExists}";

    static readonly string CommentSql =
        $"""
        select comment.community_id, comment.thread_id, comment.id from views.comment comment
        where comment.number = $4 and {CommentExistence.Shows("comment")}
        """;

    public Task<ItemPlace?> FindThreadAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        FindAsync(ThreadSql, number, viewer, cancellation);

    public Task<ItemPlace?> FindCommentAsync(long number, Viewer viewer, CancellationToken cancellation) =>
        FindAsync(CommentSql, number, viewer, cancellation);

    async Task<ItemPlace?> FindAsync(string sql, long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        return new ItemPlace(
            new CommunityId(row.GetGuid(0)), new ThreadId(row.GetGuid(1)), row.IsDBNull(2) ? null : new CommentId(row.GetGuid(2)));
    }
}
