using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Members;

public enum WrittenSort
{
    New,
}

/// <summary>
/// What a member wrote: an account with all imported authors that it claimed. What somebody may not know to be theirs is not found
/// under their name.
/// </summary>
public sealed class WrittenQueries(NpgsqlDataSource database, CommentQueries comments, ThreadListQuery threads)
{
    static readonly string Comments = Sql("comment", CommentExistence.Shows("post"));
    static readonly string Threads = Sql("thread", Visibility.Exists("post", "$4"));

    /// <summary>The member who goes by a handle. What was imported under a name that somebody claimed is theirs, and not found under that name.</summary>
    public async Task<MemberId?> FindAsync(string handle, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select member.id from views.member member {MemberQueries.ByHandle}");
        command.Parameters.Add(new() { Value = FoldedName.Of(handle) });
        return await command.ExecuteScalarAsync(cancellation) is Guid id ? new MemberId(id) : null;
    }

    public async Task<Page<CommentModel>> CommentsAsync(
        MemberId member, Paging<WrittenSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var page = await PageAsync(Comments, member, paging, viewer, cancellation);
        var found = await comments.FindAsync([.. page.Items.Select(post => post.Id)], viewer, cancellation);
        return new Page<CommentModel>([.. page.Items.Where(post => found.ContainsKey(post.Id)).Select(post => found[post.Id])], page.Next);
    }

    public async Task<Page<ThreadSummary>> ThreadsAsync(
        MemberId member, Paging<WrittenSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var page = await PageAsync(Threads, member, paging, viewer, cancellation);
        var found = await threads.FindAsync([.. page.Items.Select(post => post.Id)], viewer, cancellation);
        return new Page<ThreadSummary>([.. page.Items.Where(post => found.ContainsKey(post.Id)).Select(post => found[post.Id])], page.Next);
    }

    // The newest of each author, of which there are few, and of these the newest.
    static string Sql(string table, string exists) =>
        $"""
        select post.id, post.number
        from views.member author cross join lateral (
            select post.id, post.number from views.{table} post
            where post.author_id = author.id and post.number < $5 and {exists} and {Visibility.ShowsAuthor("post", "$4")}
            order by post.number desc limit $6) post
        where author.claimed_by = $4 or (author.id = $4 and author.claimed_by is null)
        order by post.number desc limit $6
        """;

    async Task<Page<(Guid Id, long Number)>> PageAsync(
        string sql, MemberId member, Paging<WrittenSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? long.MaxValue });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        var posts = new List<(Guid Id, long Number)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) posts.Add((rows.GetGuid(0), rows.GetInt64(1)));
        return paging.Cut(posts, post => (Key: 0, post.Number));
    }
}
