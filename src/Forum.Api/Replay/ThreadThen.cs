using Forum.Api.Http;
using Forum.Api.Threads;

namespace Forum.Api.Replay;

/// <summary>A thread at one cut, as far as a viewer may see it: what was hidden then is hidden, and what is hidden today is, too.</summary>
public sealed class ThreadThen
{
    readonly Viewer viewer;
    readonly Dictionary<int, int> unseen = [];
    readonly HashSet<int> gone = [];

    public ThreadThen(ThreadPast past, ThreadHead head, CutModel cut, Viewer viewer)
    {
        (Past, Head, Cut, this.viewer) = (past, head, cut, viewer);
        Count = past.CommentsAt(cut.Position);
        foreach (var comment in past.Unseen.Where(comment => comment < Count)) Hide(comment, past.ExistenceOf(comment, cut.Position));
        foreach (var (id, layers) in head.Unseen) Hide(past.PlaceOf(id), layers);
        foreach (var comment in unseen.Keys) TakeAlong(comment);
    }

    public ThreadPast Past { get; }

    public ThreadHead Head { get; }

    public CutModel Cut { get; }

    /// <summary>How many comments had come, hidden or not.</summary>
    public int Count { get; }

    /// <summary>How many there were that everybody may know of.</summary>
    public int CommentCount => Count - gone.Count;

    public DateTimeOffset LastActivity =>
        Past.Comments.Take(Count).Aggregate(Head.Today.CreatedAt, (last, comment) => comment.At > last ? comment.At : last);

    /// <summary>Whether the viewer may know that the thread was there.</summary>
    public bool IsShown => Head.Shows(
        viewer, Head.HidesExistence | Past.HiddenOf(-1, Cut.Position).Existence, isOwn: viewer.Id is { } id && Head.Author == id.Value);

    /// <summary>The place of the comment with a number, if it had come; else -1.</summary>
    public int PlaceOf(long number)
    {
        for (var place = 0; place < Count; place++)
        {
            if (Past.Comments[place].Number == number) return place;
        }

        return -1;
    }

    /// <summary>Whether the viewer may know of a comment, if they may know of what is above it.</summary>
    public bool ShowsItself(int comment) =>
        !unseen.TryGetValue(comment, out var layers) || Head.Shows(viewer, layers, Head.Own.Contains(Past.Comments[comment].Author));

    /// <summary>Whether the viewer may know of a comment.</summary>
    public bool Shows(int comment)
    {
        if (comment < 0 || comment >= Count) return false;
        if (!gone.Contains(comment)) return true;
        for (var at = comment; at >= 0; at = Past.PlaceOf(Past.Comments[at].Parent))
        {
            if (!ShowsItself(at)) return false;
        }

        return true;
    }

    /// <summary>Whether it is counted: everybody may know of it.</summary>
    public bool IsCounted(int comment) => comment < Count && !gone.Contains(comment);

    /// <summary>How many direct answers a comment had that everybody may know of.</summary>
    public long AnswersTo(int comment) =>
        Past.AnswersTo(Past.Comments[comment].Id, Cut.Position).Count(answer => !unseen.ContainsKey(answer));

    /// <summary>All comments that had come, as they are put in order.</summary>
    /// <param name="ranks">Where each stands among its siblings; null for the order in which they were written.</param>
    public List<Place> Places(IReadOnlyDictionary<Guid, long>? ranks)
    {
        var places = new List<Place>(Count);
        for (var at = 0; at < Count; at++)
        {
            var comment = Past.Comments[at];
            places.Add(new Place(
                comment.Id, comment.Parent, ranks is null ? comment.Position : ranks.GetValueOrDefault(comment.Id), comment.Number, comment.Depth,
                ShowsItself(at)));
        }

        return places;
    }

    /// <summary>The layers that hid that a comment exists, or hide it today.</summary>
    public int HidesExistence(int comment) => unseen.GetValueOrDefault(comment);

    void Hide(int comment, int layers)
    {
        if (layers != 0 && comment >= 0 && comment < Count) unseen[comment] = unseen.GetValueOrDefault(comment) | layers;
    }

    void TakeAlong(int comment)
    {
        var below = new Stack<int>([comment]);
        while (below.TryPop(out var next))
        {
            if (!gone.Add(next)) continue;
            foreach (var answer in Past.AnswersTo(Past.Comments[next].Id, Cut.Position)) below.Push(answer);
        }
    }
}
