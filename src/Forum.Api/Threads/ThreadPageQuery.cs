using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Threads;

public enum CommentSort
{
    Old,
    New,
}

/// <summary>A thread with a page of its comments, in one round trip.</summary>
public sealed class ThreadPageQuery(NpgsqlDataSource database, Markup markup)
{
    /// <param name="levels">How many levels of the tree to show, from the top.</param>
    /// <returns>Null where there is no such thread. A page that begins behind a comment of another thread has none.</returns>
    public async Task<ThreadModel?> FindAsync(
        long number, Paging<CommentSort> paging, int levels, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        var thread = new NpgsqlBatchCommand(
            $"select {ThreadSummary.Columns}, thread.body from {ThreadSummary.Tables} where thread.number = $4 and {ThreadSummary.Exists}");
        thread.Parameters.AddViewer(viewer);
        thread.Parameters.Add(new() { Value = number });
        batch.BatchCommands.Add(thread);
        var walk = new NpgsqlBatchCommand(paging.Sort == CommentSort.New ? CommentWalk.NewestFirst : CommentWalk.OldestFirst);
        walk.Parameters.AddViewer(viewer);
        walk.Parameters.Add(new() { Value = number });
        walk.Parameters.Add(new() { Value = levels });
        walk.Parameters.Add(new() { Value = paging.Limit + 1 });
        walk.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        batch.BatchCommands.Add(walk);

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;
        var summary = ThreadSummary.Read(rows, viewer);
        var body = ThreadSummary.ShowsText(rows, viewer) ? rows.GetString(ThreadSummary.Width) : "";

        await rows.NextResultAsync(cancellation);
        var comments = new List<CommentModel>(paging.Limit + 1);
        while (await rows.ReadAsync(cancellation)) comments.Add(CommentModel.Read(rows, markup, viewer));

        var page = paging.Cut(comments, comment => (Key: 0, comment.Number));
        return ThreadModel.Of(summary, body, markup.ToHtml(body), page);
    }

    /// <summary>Whether a comment is one of the thread's.</summary>
    public async Task<bool> HoldsAsync(long thread, long comment, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select exists (
                select from views.comment comment join views.thread thread on thread.id = comment.thread_id
                where comment.number = $1 and thread.number = $2)
            """);
        command.Parameters.Add(new() { Value = comment });
        command.Parameters.Add(new() { Value = thread });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
