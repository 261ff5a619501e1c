using Forum.Api.Comments;
using Forum.Api.Http;
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
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"select {ThreadSummary.Columns}, thread.body from {ThreadSummary.Tables} where thread.number = $1")
        {
            Parameters = { new() { Value = number } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(paging.Sort == CommentSort.New ? CommentWalk.NewestFirst : CommentWalk.OldestFirst)
        {
            Parameters =
            {
                new() { Value = number }, new() { Value = levels }, new() { Value = paging.Limit + 1 },
                new() { Value = paging.After?.Number ?? 0 },
            },
        });

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;
        var thread = ThreadSummary.Read(rows, viewer);
        var body = rows.GetString(ThreadSummary.Width);

        await rows.NextResultAsync(cancellation);
        var comments = new List<CommentModel>(paging.Limit + 1);
        while (await rows.ReadAsync(cancellation)) comments.Add(CommentModel.Read(rows, markup, viewer));

        var page = paging.Cut(comments, comment => (Key: 0, comment.Number));
        return ThreadModel.Of(thread, body, markup.ToHtml(body), page);
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
