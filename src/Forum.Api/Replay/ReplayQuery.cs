using Forum.Api.Comments;
using Forum.Api.Http;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Domain;
using Npgsql;

namespace Forum.Api.Replay;

/// <summary>Threads and comments as they stood at a cut.</summary>
public sealed class ReplayQuery(
    NpgsqlDataSource database, Cuts cuts, ThreadPasts pasts, SummaryThen summaryThen, CommentsThen commentsThen, RanksThen ranksThen, Mentioning mentioning)
{
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
        return thread is null || thread.IsShown ? (thread, refused) : (null, Requests.ThreadNotFound);
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

        var summary = await summaryThen.ReadAsync(thread, viewer, cancellation);
        if (summary is null) return (null, Requests.ThreadNotFound);
        var (root, top) = (thread.Past.Thread, 0);
        if (part.Parent != 0)
        {
            var parent = thread.PlaceOf(part.Parent);
            if (!thread.Shows(parent)) return (null, Requests.CommentNotFound);
            (root, top) = (thread.Past.Comments[parent].Id, thread.Past.Comments[parent].Depth + 1);
        }

        if (part.Paging.After is { } cursor && thread.PlaceOf(cursor.Number) < 0) return (null, Requests.CursorInvalid);
        var ranks = CommentOrders.Keeps(part.Paging.Sort) ? await ranksThen.ReadAsync(thread, part.Paging.Sort, cancellation) : null;
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
}
