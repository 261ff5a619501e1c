using Forum.Api.Comments;
using Forum.Api.History;
using Forum.Api.Http;
using Forum.Api.Moderation;
using Forum.Api.Text;
using Forum.Api.Threads;

namespace Forum.Api.Replay;

public enum DiffSort
{
    Old,
}

/// <summary>Compares a thread at two cuts, as far as the viewer may see it at each.</summary>
public sealed class DiffQuery(SummaryThen summaryThen, CommentsThen comments, TimelineEntries entries, Mentioning mentioning)
{
    /// <param name="from">Null where the thread was not there yet, or not for the viewer.</param>
    public async Task<DiffModel> CompareAsync(
        ThreadThen? from, CutModel start, ThreadThen to, Paging<DiffSort> paging, Viewer viewer, CancellationToken cancellation)
    {
        var between = to.Past.Happenings.Take(to.Past.HappeningsAt(to.Cut.Position)).Skip(to.Past.HappeningsAt(start.Position))
            .ToLookup(happening => happening.Comment);
        // Something may come into sight, or go out of it, with what is above it.
        var touched = between.Where(one => one.Key >= 0).Select(one => one.Key)
            .Union(Enumerable.Range(0, from?.Count ?? to.Past.CommentsAt(start.Position)).Where(place => to.Shows(place) != (from?.Shows(place) ?? false)))
            .Where(place => to.Shows(place) || (from?.Shows(place) ?? false))
            .Where(place => to.Past.Comments[place].Number > (paging.After?.Number ?? 0))
            .OrderBy(place => to.Past.Comments[place].Number).Take(paging.Limit + 1).ToList();
        var page = touched.Take(paging.Limit).ToList();
        var next = touched.Count > paging.Limit
            ? new Cursor(paging.Order, start.Position, to.Past.Comments[page[^1]].Number, to.Cut.Position).ToString()
            : null;
        var (before, after) = (await ReadAsync(from, page, viewer, cancellation), await ReadAsync(to, page, viewer, cancellation));
        var thread = await ThreadAsync(from, to, [.. between[-1]], viewer, cancellation);
        var causes = page.ToDictionary(place => place, place => Causes(to.Past, place, between));
        var told = (await entries.ReadAsync(to, [.. causes.Values.SelectMany(cause => cause).DistinctBy(cause => cause.Cut)], viewer, cancellation))
            .ToDictionary(entry => entry.Cut);
        var items = page.Select(place => Of(
            to.Past.Comments[place], before.GetValueOrDefault(to.Past.Comments[place].Number), after.GetValueOrDefault(to.Past.Comments[place].Number),
            isNew: to.Past.Comments[place].Came > start.Position, [.. causes[place].Select(cause => told[cause.Cut])]));
        return new DiffModel(start, to.Cut, thread, [.. items.OfType<CommentChange>()], next);
    }

    /// <summary>What happened to a comment; else to the nearest above it to which something did; else to the thread.</summary>
    static List<Happening> Causes(ThreadPast past, int place, ILookup<int, Happening> between)
    {
        for (var at = place; at >= 0; at = past.PlaceOf(past.Comments[at].Parent))
        {
            if (between.Contains(at)) return [.. between[at]];
        }

        return [.. between[-1]];
    }

    async Task<Dictionary<long, CommentModel>> ReadAsync(ThreadThen? thread, IReadOnlyList<int> page, Viewer viewer, CancellationToken cancellation)
    {
        if (thread is null) return [];
        var stored = await comments.ReadAsync(thread, [.. page.Where(thread.Shows)], viewer, cancellation);
        return (await mentioning.ShowAsync(stored, cancellation)).ToDictionary(comment => comment.Number);
    }

    static CommentChange? Of(PastComment comment, CommentModel? before, CommentModel? after, bool isNew, IReadOnlyList<TimelineEntry> causes)
    {
        var (text, shown) = (before?.Revision != after?.Revision, after ?? before);
        var changes = Changes(isNew, text, after is not null, before?.Hidden, after?.Hidden, before?.Official != after?.Official, before is null);
        if (shown is null || changes.Count == 0) return null;
        var canCompare = after is not null && IsReadable(after) && (isNew || (before is not null && IsReadable(before)));
        return new CommentChange(
            comment.Number, shown.Parent, shown.Depth, shown.Author, changes, after?.Body ?? "", after?.Html ?? "",
            canCompare && (isNew || text) ? WordDiff.Between(before?.Body ?? "", after!.Body) : null,
            after is null ? HiddenModel.Of(0, 0, SuppressionRows.Bit(Domain.Moderation.SuppressionLayer.Moderator), reason: null) : after.Hidden,
            shown.HiddenNow, [before?.Score ?? 0, after?.Score ?? 0], (before?.Closed ?? false) || (after?.Closed ?? false) ? true : null, causes);
    }

    async Task<ThreadChange?> ThreadAsync(
        ThreadThen? from, ThreadThen to, IReadOnlyList<Happening> between, Viewer viewer, CancellationToken cancellation)
    {
        if (between.Count == 0 || await ShownAsync(to, viewer, cancellation) is not { } after) return null;
        var before = from is null ? default : await ShownAsync(from, viewer, cancellation);
        var (was, now) = (before?.Thread, after.Thread);
        var changes = Changes(
            was is null, was?.Revision != now.Revision, isThere: true, was?.Hidden, now.Hidden,
            (was?.Locked, was?.Pinned, was?.Official) != (now.Locked, now.Pinned, now.Official), was is null);
        if (changes.Count == 0) return null;
        var canCompare = was is not null && before is not null && was.Revision != now.Revision && IsReadable(was) && IsReadable(now);
        return new ThreadChange(
            changes, canCompare ? WordDiff.Between(was!.Title, now.Title) : null, canCompare ? WordDiff.Between(before!.Value.Body, after.Body) : null,
            now.Hidden, now.HiddenNow, Both(was?.Locked, now.Locked), Both(was?.Pinned, now.Pinned), Both(was?.Official, now.Official),
            [was?.Score ?? 0, now.Score], (was?.Closed ?? false) || (now.Closed ?? false) ? true : null,
            await entries.ReadAsync(to, between, viewer, cancellation));
    }

    async Task<(ThreadSummary Thread, string Body)?> ShownAsync(ThreadThen thread, Viewer viewer, CancellationToken cancellation)
    {
        if (await summaryThen.ReadAsync(thread, viewer, cancellation) is not var (stored, body)) return null;
        var texts = await mentioning.ReadAsync([body, .. stored.Texts], cancellation);
        return (stored.Shown(texts), texts.Plain(body));
    }

    static List<ChangeKind> Changes(
        bool isNew, bool hasText, bool isThere, HiddenModel? was, HiddenModel? now, bool isMarked, bool wasAway)
    {
        List<ChangeKind> changes = [];
        if (isNew) changes.Add(ChangeKind.Appeared);
        if (!isNew && !wasAway && isThere && hasText) changes.Add(ChangeKind.Changed);
        var (before, after) = (isNew ? Sight.All : SightOf(!wasAway, was), SightOf(isThere, now));
        if (after < before) changes.Add(ChangeKind.Vanished);
        if (after > before) changes.Add(ChangeKind.Returned);
        var isOtherwiseHidden = was is not null && now is not null && (was.By != now.By || !was.What.SequenceEqual(now.What));
        if (!isNew && !wasAway && isThere && (isMarked || isOtherwiseHidden)) changes.Add(ChangeKind.Marked);
        return changes;
    }

    /// <summary>How much of something there is to see for everybody who sees any of it.</summary>
    enum Sight
    {
        Nothing,
        Part,
        All,
    }

    static Sight SightOf(bool isThere, HiddenModel? hidden) => !isThere ? Sight.Nothing : hidden is null ? Sight.All : Sight.Part;

    static bool IsReadable(CommentModel comment) => comment.Body.Length > 0 || (comment is { Hidden: null, HiddenNow: null, Closed: null, Blocked: false });

    static bool IsReadable(ThreadSummary thread) => thread.Title.Length > 0;

    static IReadOnlyList<bool>? Both(bool? was, bool now) => was == now || (was is null && !now) ? null : [was ?? false, now];
}
