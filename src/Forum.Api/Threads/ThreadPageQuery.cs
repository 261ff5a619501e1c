using System.Collections.Concurrent;
using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>Which part of a thread's tree to show.</summary>
/// <param name="Levels">How many levels, from the top of the part.</param>
/// <param name="Parent">The number of the comment whose answers to show; 0 for the whole thread.</param>
/// <param name="Order">The order to show it in, where <see cref="CommentOrders"/> keep one.</param>
public sealed record ThreadPart(Paging<CommentSort> Paging, int Levels = int.MaxValue, long Parent = 0, CommentOrder? Order = null)
{
    public string Walk => Paging.Sort switch
    {
        CommentSort.Old => CommentWalk.OldestFirst,
        CommentSort.New => CommentWalk.NewestFirst,
        _ => CommentWalk.InOrder,
    };

    /// <summary>Where a page ended with the comment of this number.</summary>
    public Cursor End(long number) => new(Paging.Order, Parent, number, Order?.Generation ?? 0);
}

/// <summary>A thread with a page of its comments, in one round trip, and one more where somebody is mentioned, or where it is of a large thread.</summary>
public sealed class ThreadPageQuery(NpgsqlDataSource database, PeopleQuery people, Mentioning mentioning)
{
    /// <summary>Threads that are not small for any page. None ever becomes smaller; too many to remember are forgotten, at the cost of a round trip.</summary>
    const int MostRemembered = 100_000;

    readonly ConcurrentDictionary<long, bool> large = new();

    /// <returns>Null where there is no such thread. A page that begins behind a comment of another thread has none.</returns>
    public async Task<ThreadModel?> FindAsync(long number, ThreadPart part, Viewer viewer, CancellationToken cancellation)
    {
        var isLarge = large.ContainsKey(number);
        await using var batch = database.CreateBatch();
        var head = new NpgsqlBatchCommand(
            $"""
            select {StoredThread.Columns}, thread.body, coalesce(activity.comment_count, 0)
            from {StoredThread.Tables} where thread.number = $4 and {StoredThread.Exists}
            """);
        head.Parameters.AddViewer(viewer);
        head.Parameters.Add(new() { Value = number });
        batch.BatchCommands.Add(head);
        foreach (var command in isLarge ? Walk(number, part, viewer) : SmallThread.Commands(number, part, viewer)) batch.BatchCommands.Add(command);

        StoredThread stored;
        string body;
        var (all, walked, authors) = (default(List<SmallThreadRow>?), default(List<StoredComment>?), new Dictionary<Guid, Person>());
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            if (!await rows.ReadAsync(cancellation)) return null;
            (stored, body) = (StoredThread.Read(rows), rows.GetString(StoredThread.Width));
            var count = rows.GetInt64(StoredThread.Width + 1);
            if (!isLarge && count > SmallThread.Greatest) Remember(number);

            await rows.NextResultAsync(cancellation);
            if (isLarge)
            {
                walked = await ReadAsync(rows, cancellation);
            }
            else if ((all = await SmallThread.ReadAsync(rows, count, part, cancellation)) is not null)
            {
                await rows.NextResultAsync(cancellation);
                authors = await PeopleQuery.ReadAsync(rows, viewer, cancellation);
            }
        }

        if (all is null) walked ??= await ReadWalkAsync(number, part, viewer, cancellation);
        var named = all?.Select(row => row.Stored.Author) ?? walked!.Select(comment => comment.Author);
        authors = await people.CompleteAsync(authors, stored.Author is { } id ? named.Append(id) : named, viewer, cancellation);
        List<CommentModel> comments = all is null ? By(authors, walked!, viewer) : [.. SmallThread.Page(stored.Thread.Id, all, authors, part, viewer)];
        var author = stored.AuthorAmong(authors);
        var thread = (Thread: stored.By(author, viewer), Body: stored.ShowsText(author, viewer) ? body : "");
        var texts = await mentioning.ReadAsync([thread.Body, .. thread.Thread.Texts, .. comments.SelectMany(comment => comment.Texts)], cancellation);
        var shown = comments.ConvertAll(comment => comment.Shown(texts));
        return ThreadModel.Of(thread, part.Paging.Cut(shown, comment => part.End(comment.Number)), texts);
    }

    /// <summary>The comments of a page as they are stored, and one more where there is one, of a thread of any size.</summary>
    public async Task<List<CommentModel>> WalkAsync(long thread, ThreadPart part, Viewer viewer, CancellationToken cancellation)
    {
        var walked = await ReadWalkAsync(thread, part, viewer, cancellation);
        return By(await people.FindAsync(walked.Select(comment => comment.Author), viewer, cancellation), walked, viewer);
    }

    async Task<List<StoredComment>> ReadWalkAsync(long thread, ThreadPart part, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var command in Walk(thread, part, viewer)) batch.BatchCommands.Add(command);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        return await ReadAsync(rows, cancellation);
    }

    static List<CommentModel> By(Dictionary<Guid, Person> authors, List<StoredComment> walked, Viewer viewer) =>
        [.. walked.Where(comment => authors.ContainsKey(comment.Author)).Select(comment => comment.By(authors[comment.Author], viewer))];

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

    /// <summary>What <see cref="ReadAsync"/> reads.</summary>
    static NpgsqlBatchCommand[] Walk(long thread, ThreadPart part, Viewer viewer)
    {
        var walk = new NpgsqlBatchCommand(part.Walk);
        walk.Parameters.AddViewer(viewer);
        walk.Parameters.Add(new() { Value = thread });
        walk.Parameters.Add(new() { Value = part.Levels });
        walk.Parameters.Add(new() { Value = part.Paging.Limit + 1 });
        walk.Parameters.Add(new() { Value = part.Paging.After?.Number ?? 0 });
        walk.Parameters.Add(new() { Value = part.Parent });
        if (part.Order is { } order) walk.Parameters.Add(new() { Value = order.Generation });
        return [new(CommentWalk.ByProbes), walk];
    }

    static async Task<List<StoredComment>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        await rows.NextResultAsync(cancellation); // the first is of the setting
        var comments = new List<StoredComment>();
        while (await rows.ReadAsync(cancellation))
        {
            var stored = StoredComment.Read(rows);
            var isLowest = stored.Comment.Depth + 1 >= rows.GetInt64(StoredComment.Width);
            comments.Add(isLowest ? stored.Answered(stored.Comment.ReplyCount, stored.Comment.ReplyCount) : stored);
        }

        return comments;
    }

    void Remember(long thread)
    {
        if (large.Count >= MostRemembered) large.Clear();
        large.TryAdd(thread, true);
    }
}
