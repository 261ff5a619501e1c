using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Threads and comments as they stood at a cut.</summary>
public sealed class ReplayQuery(
    NpgsqlDataSource database, Cuts cuts, ThreadPasts pasts, PastTexts pastTexts, CommentsThen commentsThen, Mentioning mentioning)
{
    /// <summary>The order of a thread's comments that votes and time made, at the moment of a cut.</summary>
    static string Ranks(string key) =>
        $"""
        select comment.id, row_number() over (order by {key} desc, comment.position desc, comment.number desc)
        from views.comment comment left join lateral {TallyHistory.At("comment.id", "$2")} tally on true
        where comment.thread_id = $1 and $3::timestamptz is not null
        """;

    /// <summary>A thread at a cut, before its comments are read.</summary>
    public async Task<(ThreadThen? Thread, Refused? Refused)> FindAsync(
        long number, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (cut, refused) = await cuts.FindAsync(asked, cancellation);
        if (cut is null) return (null, refused);
        if (await ThreadHead.FindAsync(database, number, viewer, cancellation) is not { } head) return (null, Requests.ThreadNotFound);
        return await AtAsync(head, cut, viewer, cancellation);
    }

    /// <summary>The same where nobody may look who may not know of the thread, then or today.</summary>
    public async Task<(ThreadThen? Thread, Refused? Refused)> FindShownAsync(
        long number, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (thread, refused) = await FindAsync(number, asked, viewer, cancellation);
        return thread is null || IsShown(thread, viewer) ? (thread, refused) : (null, Requests.ThreadNotFound);
    }

    /// <summary>The same thread at another cut.</summary>
    public async Task<(ThreadThen? Thread, Refused? Refused)> AtAsync(
        ThreadHead head, CutModel cut, Viewer viewer, CancellationToken cancellation)
    {
        var past = await pasts.ReadAsync(head.Today.Id, cut.Position, cancellation);
        return past.IsBegun(cut.Position) ? (new ThreadThen(past, head, cut, viewer), null) : (null, CutRequest.NotThereYet);
    }

    /// <summary>A thread with a page of its comments.</summary>
    public async Task<(ThreadModel? Thread, Refused? Refused)> PageAsync(
        long number, ThreadPart part, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        var (thread, refused) = await FindAsync(number, CutRequest.GoOn(part.Paging.After, asked), viewer, cancellation);
        if (thread is null) return (null, refused);

        var summary = await SummaryAsync(thread, viewer, cancellation);
        if (summary is null) return (null, Requests.ThreadNotFound);
        var (root, top) = (thread.Past.Thread, 0);
        if (part.Parent != 0)
        {
            var parent = PlaceOf(thread, part.Parent);
            if (!thread.Shows(parent)) return (null, Requests.CommentNotFound);
            (root, top) = (thread.Past.Comments[parent].Id, thread.Past.Comments[parent].Depth + 1);
        }

        if (part.Paging.After is { } cursor && PlaceOf(thread, cursor.Number) < 0) return (null, Requests.CursorInvalid);
        var ranks = CommentOrders.Keeps(part.Paging.Sort) ? await RanksAsync(thread, part.Paging.Sort, cancellation) : null;
        var bottom = top + (long)part.Levels;
        var page = DepthFirst.Walk(
            thread.Places(ranks), root, bottom, part.Paging.After?.Number ?? 0, part.Paging.Limit + 1, part.Paging.Sort == CommentSort.New).ToList();
        var comments = await commentsThen.ReadAsync(thread, page, viewer, cancellation);
        var (stored, body) = summary.Value;
        var texts = await mentioning.ReadAsync([body, .. stored.Texts, .. comments.SelectMany(comment => comment.Texts)], cancellation);
        var shown = comments.ConvertAll(comment => (comment.Depth + 1 >= bottom ? comment with { MoreReplies = comment.ReplyCount } : comment).Shown(texts));
        var model = ThreadModel.Of(
            (stored, body), part.Paging.Cut(shown, last => new Cursor(part.Paging.Order, part.Parent, last.Number, thread.Cut.Position)), texts);
        return (model with { Cut = thread.Cut }, null);
    }

    /// <summary>One comment, and what it said even if the viewer has blocked who wrote it.</summary>
    public async Task<(CommentModel? Comment, ThreadThen? Thread, Refused? Refused)> FindCommentAsync(
        long number, CutRequest asked, Viewer viewer, CancellationToken cancellation)
    {
        if (await ThreadOfAsync(number, viewer, cancellation) is not { } of) return (null, null, Requests.CommentNotFound);
        var (thread, refused) = await FindShownAsync(of, asked, viewer, cancellation);
        if (thread is null) return (null, null, refused == Requests.ThreadNotFound ? Requests.CommentNotFound : refused);
        var place = PlaceOf(thread, number);
        if (place < 0) return (null, null, CutRequest.NotThereYet);
        if (!thread.Shows(place)) return (null, null, Requests.CommentNotFound);

        var comments = await commentsThen.ReadAsync(thread, [place], viewer, cancellation, unfolds: true);
        var shown = await mentioning.ShowAsync(comments, cancellation);
        return (shown[0] with { Cut = thread.Cut }, thread, null);
    }

    /// <summary>The number of the thread of a comment that the viewer may know of today.</summary>
    public async Task<long?> ThreadOfAsync(long comment, Viewer viewer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select (select number from views.thread where id = comment.thread_id) from views.comment comment
            where comment.number = $4 and {CommentExistence.Shows("comment")}
            """);
        command.Parameters.AddViewer(viewer);
        command.Parameters.Add(new() { Value = comment });
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }

    /// <summary>The thread itself, as it is stored.</summary>
    /// <returns>Null where the viewer may not know that it was there.</returns>
    public async Task<(ThreadSummary Thread, string Body)?> SummaryAsync(ThreadThen thread, Viewer viewer, CancellationToken cancellation)
    {
        var head = thread.Head;
        var (then, tally, secret) = await pastTexts.ReadThreadAsync(thread.Past, thread.Cut.Position, cancellation);
        if (!head.Shows(viewer, head.HidesExistence | then.Hidden.Existence, IsOwn(head, viewer))) return null;

        var (today, seesThrough) = (head.Today, head.SeesThrough(viewer, head.Author));
        var isClosed = then.Revision != today.Revision
            && !(head.IsHistoryOpen(viewer, head.Author)
                && Visibility.Shows(await HidesVersionAsync(today.Id, then.Revision, cancellation), seesThrough));
        var showsText = Visibility.Shows(head.HidesText | then.Hidden.Text, seesThrough) && !isClosed;
        var model = today with
        {
            Title = showsText ? then.Title! : "",
            Kind = today.Kind == ThreadKind.Article ? today.Kind : then.Link is null ? ThreadKind.Text : ThreadKind.Link,
            Link = showsText ? then.Link : null,
            Author = Visibility.Shows(head.HidesAuthor | then.Hidden.Author, seesThrough) ? today.Author : null,
            EditedAt = then.EditedAt,
            LastActivity = thread.LastActivity,
            CommentCount = thread.CommentCount,
            Score = today.Score - today.Upvotes + today.Downvotes + tally.Up - tally.Down,
            Upvotes = tally.Up,
            Downvotes = tally.Down,
            Revision = then.Revision,
            Locked = then.Locked,
            Pinned = then.Pinned,
            Official = then.Official,
            Hidden = then.Hidden.Model(head.Withdrawn, secret),
            HiddenNow = today.Hidden,
            Closed = isClosed ? true : null,
        };
        return (model, showsText ? then.Body : "");
    }

    /// <summary>Whether a viewer may know that the thread was there.</summary>
    public static bool IsShown(ThreadThen thread, Viewer viewer) => thread.Head.Shows(
        viewer, thread.Head.HidesExistence | thread.Past.HiddenOf(-1, thread.Cut.Position).Existence, IsOwn(thread.Head, viewer));

    static bool IsOwn(ThreadHead head, Viewer viewer) => viewer.Id is { } id && head.Author == id.Value;

    /// <summary>The place of the comment with a number, if it had come; else -1.</summary>
    public static int PlaceOf(ThreadThen thread, long number)
    {
        for (var place = 0; place < thread.Count; place++)
        {
            if (thread.Past.Comments[place].Number == number) return place;
        }

        return -1;
    }

    async Task<int> HidesVersionAsync(Guid thread, int revision, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select coalesce((select hides_text from views.thread_revision where thread_id = $1 and revision = $2), 0::smallint)");
        command.Parameters.Add(new() { Value = thread });
        command.Parameters.Add(new() { Value = revision });
        return (short)(await command.ExecuteScalarAsync(cancellation))!;
    }

    async Task<Dictionary<Guid, long>> RanksAsync(ThreadThen thread, CommentSort sort, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Ranks(sort switch
        {
            CommentSort.Hot => Rank.Hot(CommentModel.ScoreSql, "comment.position", "$3::timestamptz"),
            CommentSort.Top => CommentModel.ScoreSql,
            _ => Rank.Controversial("coalesce(tally.up, 0)", "coalesce(tally.down, 0)"),
        }));
        command.Parameters.Add(new() { Value = thread.Past.Thread });
        command.Parameters.Add(new() { Value = thread.Cut.Position });
        command.Parameters.Add(new() { Value = thread.Cut.At ?? DateTimeOffset.UnixEpoch });
        var ranks = new Dictionary<Guid, long>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) ranks.Add(rows.GetGuid(0), rows.GetInt64(1));
        return ranks;
    }
}
