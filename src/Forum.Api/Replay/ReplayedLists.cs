using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>
/// What somebody wrote, as it stood at a cut. What was hidden then and is not today is taken out after a page was read, so a page may be
/// short; its cursor leads on all the same.
/// </summary>
public sealed class ReplayedLists(NpgsqlDataSource database, ReplayQuery replay, SummaryThen summaryThen, CommentsThen commentsThen, Mentioning mentioning)
{
    static readonly string MemberThreads = Written("thread", "post.number", Visibility.Exists("post", "$4"));

    static readonly string MemberComments = Written(
        "comment", "(select number from views.thread where id = post.thread_id)", CommentExistence.Shows("post"));

    /// <summary>SQL that is true where a post or a community had come at a cut.</summary>
    public static string Came(string post, string cut) =>
        $"""
        exists (select from forum.mt_events happened where happened.stream_id = {post}.id and happened.version = 1 and happened.seq_id <= {cut})
        """;

    public async Task<Page<ThreadSummary>> ThreadsOfAsync(
        MemberId member, Paging<WrittenSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = OfMember(MemberThreads, member, paging, cut, viewer);
        var page = await PageAsync(command, paging, cut, cancellation);
        return await ShowAsync(new Page<long>([.. page.Items.Select(post => post.Thread)], page.Next), cut, viewer, thread => thread.Author is not null, cancellation);
    }

    public async Task<Page<CommentModel>> CommentsOfAsync(
        MemberId member, Paging<WrittenSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = OfMember(MemberComments, member, paging, cut, viewer);
        var page = await PageAsync(command, paging, cut, cancellation);
        var found = new List<CommentModel>();
        foreach (var group in page.Items.GroupBy(post => post.Thread))
        {
            var (thread, _) = await replay.FindShownAsync(group.Key, new CutRequest(cut.Position, null), viewer, cancellation);
            if (thread is null) continue;
            var places = group.Select(post => thread.PlaceOf(post.Number)).Where(thread.Shows).ToList();
            found.AddRange(await commentsThen.ReadAsync(thread, places, viewer, cancellation));
        }

        // Whoever could not know then whose it was does not find it under their name.
        var shown = await mentioning.ShowAsync(found.FindAll(comment => comment.Author is not null), cancellation);
        return new Page<CommentModel>([.. shown.OrderByDescending(comment => comment.Number)], page.Next) { Cut = cut };
    }

    /// <summary>The threads of a page of numbers, as far as the viewer may know of them.</summary>
    public async Task<Page<ThreadSummary>> ShowAsync(
        Page<long> page, CutModel cut, Viewer viewer, Predicate<ThreadSummary> isFound, CancellationToken cancellation)
    {
        var found = new List<ThreadSummary>();
        foreach (var number in page.Items)
        {
            var (thread, _) = await replay.FindAsync(number, new CutRequest(cut.Position, null), viewer, cancellation);
            if (thread is not null && await summaryThen.ReadAsync(thread, viewer, cancellation) is var (summary, _) && isFound(summary)) found.Add(summary);
        }

        return new Page<ThreadSummary>(await mentioning.ShowAsync(found, cancellation), page.Next) { Cut = cut };
    }

    static async Task<Page<Post>> PageAsync(
        NpgsqlCommand command, Paging<WrittenSort> paging, CutModel cut, CancellationToken cancellation)
    {
        var posts = new List<Post>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) posts.Add(new Post(rows.GetInt64(0), rows.GetInt64(1)));
        return paging.Cut(posts, last => new Cursor(paging.Order, 0, last.Number, cut.Position));
    }

    NpgsqlCommand OfMember(string sql, MemberId member, Paging<WrittenSort> paging, CutModel cut, Viewer viewer)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = member.Value });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? long.MaxValue });
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = cut.Position });
        return command;
    }

    static string Written(string table, string thread, string exists) =>
        $"""
        select post.thread, post.number
        from views.member author cross join lateral (
            select {thread} as thread, post.number from views.{table} post
            where post.author_id = author.id and post.number < $5 and {exists} and {Visibility.ShowsAuthor("post", "$4")} and {Came("post", "$7")}
            order by post.number desc limit $6) post
        where author.claimed_by = $4 or (author.id = $4 and author.claimed_by is null)
        order by post.number desc limit $6
        """;

    /// <param name="Thread">The number of the thread that it is, or is in.</param>
    sealed record Post(long Thread, long Number);
}
