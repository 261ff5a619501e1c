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
/// Lists of threads and comments as they stood at a cut. What was hidden then and is not today is taken out after a page was read, so a page may be
/// short; its cursor leads on all the same.
/// </summary>
public sealed class ReplayedLists(NpgsqlDataSource database, ReplayQuery replay, SummaryThen summaryThen, CommentsThen commentsThen, Mentioning mentioning)
{
    public static readonly Refused NotInThisOrder = new("sort-not-as-of", "As of a moment threads are listed by their age alone: new or old.");

    /// <summary>Events are stored in the order of their times, but for those of long imports.</summary>
    const string Slack = "interval '1 hour'";

    static readonly string MemberThreads = Written("thread", "post.number", Visibility.Exists("post", "$4"));

    static readonly string MemberComments = Written(
        "comment", "(select number from views.thread where id = post.thread_id)", CommentExistence.Shows("post"));

    /// <summary>SQL that is true where a post had come at the cut $7.</summary>
    static string Came(string post, string cut) =>
        $"""
        exists (select from forum.mt_events happened where happened.stream_id = {post}.id and happened.version = 1 and happened.seq_id <= {cut})
        """;

    public async Task<Page<ThreadSummary>> ThreadsAsync(
        ThreadFeed feed, Paging<ThreadSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        var (direction, behind) = paging.Sort == ThreadSort.Old ? ("asc", ">") : ("desc", "<");
        List<string> conditions =
        [
            ThreadSummary.Exists, Came("thread", "$5"), $"thread.created_at <= $6::timestamptz + {Slack}",
            $"not {Blocked.Folds("thread", "member.id")}",
            feed.Community is null ? $"not {Blocked.Community("thread.community_id")}" : "thread.community_id = $7",
            .. feed.Of == Feed.All ? Array.Empty<string>() : ["thread.community_id in (select community_id from views.follow where member_id = $3)"],
            .. paging.After is null ? Array.Empty<string>() : [$"(thread.created_at, thread.number) {behind} ($8, $9)"],
        ];
        await using var command = database.CreateCommand(
            $"""
            with given as (select $7::uuid, $8::timestamptz, $9::bigint)
            select thread.number, thread.created_at, thread.number from {ThreadSummary.Tables}
            where {string.Join(" and ", conditions)} order by thread.created_at {direction}, thread.number {direction} limit $4
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = paging.Limit + 1 });
        command.Parameters.Add(new() { Value = cut.Position });
        command.Parameters.Add(new() { Value = cut.At ?? DateTimeOffset.UnixEpoch });
        command.Parameters.Add(new() { Value = feed.Community ?? Guid.Empty });
        command.Parameters.Add(new() { Value = new DateTimeOffset(paging.After?.Key ?? 0, TimeSpan.Zero) });
        command.Parameters.Add(new() { Value = paging.After?.Number ?? 0 });
        var page = await PageAsync(command, paging, cut, last => last.At.UtcTicks, cancellation);
        return await ShowAsync(page, cut, viewer, _ => true, cancellation);
    }

    public async Task<Page<ThreadSummary>> ThreadsOfAsync(
        MemberId member, Paging<WrittenSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = OfMember(MemberThreads, member, paging, cut, viewer);
        var page = await PageAsync(command, paging, cut, _ => 0, cancellation);
        return await ShowAsync(page, cut, viewer, thread => thread.Author is not null, cancellation);
    }

    public async Task<Page<CommentModel>> CommentsOfAsync(
        MemberId member, Paging<WrittenSort> paging, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = OfMember(MemberComments, member, paging, cut, viewer);
        var page = await PageAsync(command, paging, cut, _ => 0, cancellation);
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

    async Task<Page<ThreadSummary>> ShowAsync(
        Page<Post> page, CutModel cut, Viewer viewer, Predicate<ThreadSummary> isFound, CancellationToken cancellation)
    {
        var found = new List<ThreadSummary>();
        foreach (var post in page.Items)
        {
            var (thread, _) = await replay.FindAsync(post.Thread, new CutRequest(cut.Position, null), viewer, cancellation);
            if (thread is not null && await summaryThen.ReadAsync(thread, viewer, cancellation) is var (summary, _) && isFound(summary)) found.Add(summary);
        }

        return new Page<ThreadSummary>(await mentioning.ShowAsync(found, cancellation), page.Next) { Cut = cut };
    }

    static async Task<Page<Post>> PageAsync<TSort>(
        NpgsqlCommand command, Paging<TSort> paging, CutModel cut, Func<Post, long> key, CancellationToken cancellation) where TSort : struct, Enum
    {
        var posts = new List<Post>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) posts.Add(new Post(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetInt64(2)));
        return paging.Cut(posts, last => new Cursor(paging.Order, key(last), last.Number, cut.Position));
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
        select post.thread, post.created_at, post.number
        from views.member author cross join lateral (
            select {thread} as thread, post.created_at, post.number from views.{table} post
            where post.author_id = author.id and post.number < $5 and {exists} and {Visibility.ShowsAuthor("post", "$4")} and {Came("post", "$7")}
            order by post.number desc limit $6) post
        where author.claimed_by = $4 or (author.id = $4 and author.claimed_by is null)
        order by post.number desc limit $6
        """;

    /// <param name="Thread">The number of the thread that it is, or is in.</param>
    sealed record Post(long Thread, DateTimeOffset At, long Number);
}
