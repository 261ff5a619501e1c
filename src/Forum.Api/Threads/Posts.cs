using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Npgsql;

namespace Forum.Api.Threads;

/// <summary>A comment and the thread that it is in.</summary>
public sealed record PlacedComment(ThreadSummary Thread, CommentModel Comment);

/// <summary>Some threads and comments, as one viewer may see them now. What they may not know of is missing.</summary>
public sealed record Posts(IReadOnlyDictionary<Guid, ThreadSummary> Threads, IReadOnlyDictionary<Guid, PlacedComment> Comments);

/// <summary>Finds threads and comments that another view has referred to by id.</summary>
public sealed class PostQueries(NpgsqlDataSource database, PeopleQuery people, Mentioning mentioning)
{
    static readonly string OfComments =
        $"""
        select {StoredComment.Select("(select home.number from views.thread home where home.id = comment.thread_id)", StoredComment.Replies)}, comment.thread_id
        from views.comment comment {StoredComment.Joins} {StoredComment.RepliesJoin}
        where comment.id = any($4) and {CommentModel.Exists}
        """;

    static readonly string OfThreads =
        $"""
        select {StoredThread.Columns} from {StoredThread.Tables}
        where thread.id = any(array(select unnest($4) union select thread_id from views.comment where id = any($5))) and {StoredThread.Exists}
        """;

    /// <returns>Null where there is no such thread that the viewer may know of.</returns>
    public async Task<Guid?> FindThreadAsync(long number, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select thread.id from {ThreadSummary.Tables} where thread.number = $4 and {ThreadSummary.Exists}");
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = number });
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }

    public async Task<Posts> FindAsync(Guid[] threads, Guid[] comments, Viewer viewer, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var (sql, ids) in ((string, Guid[][])[])[(OfComments, [comments]), (OfThreads, [threads, comments])])
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddViewer(viewer);
            foreach (var some in ids) command.Parameters.Add(new() { Value = some });
            batch.BatchCommands.Add(command);
        }

        var (storedComments, storedThreads) = (new List<(Guid Thread, StoredComment Comment)>(), new List<StoredThread>());
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) storedComments.Add((rows.GetGuid(StoredComment.Width), StoredComment.Read(rows)));

            await rows.NextResultAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) storedThreads.Add(StoredThread.Read(rows));
        }

        var authors = await people.FindAsync(
            storedComments.Select(stored => stored.Comment.Author).Concat(storedThreads.Select(stored => stored.Author).OfType<Guid>()), viewer, cancellation);
        var written = storedComments.Where(stored => authors.ContainsKey(stored.Comment.Author))
            .Select(stored => (stored.Thread, Comment: stored.Comment.By(authors[stored.Comment.Author], viewer))).ToList();
        var found = storedThreads.ToDictionary(stored => stored.Thread.Id, stored => stored.By(authors, viewer));
        var texts = await mentioning.ReadAsync(
            [.. written.SelectMany(comment => comment.Comment.Texts), .. found.Values.SelectMany(thread => thread.Texts)], cancellation);
        var shown = found.ToDictionary(thread => thread.Key, thread => thread.Value.Shown(texts));
        return new Posts(shown, written.Where(comment => shown.ContainsKey(comment.Thread)).ToDictionary(
            comment => comment.Comment.Id, comment => new PlacedComment(shown[comment.Thread], comment.Comment.Shown(texts))));
    }
}
