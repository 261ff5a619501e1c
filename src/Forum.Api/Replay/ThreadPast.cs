using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>
/// All that happened to a thread and its comments up to a cut, without their texts. It never changes: what happened later makes another, and any
/// earlier cut is a look into it.
/// </summary>
public sealed class ThreadPast
{
    /// <summary>About what one of each takes in memory.</summary>
    const int BytesOfComment = 350, BytesOfHappening = 60, BytesOfAct = 600;

    readonly Dictionary<Guid, int> places = [];
    readonly Dictionary<Guid, List<int>> answers = [];
    readonly int[] first;
    readonly Dictionary<int, List<int>> later = [];

    /// <param name="comments">In the order in which they came.</param>
    /// <param name="happenings">In the order in which they happened.</param>
    public ThreadPast(Guid thread, long through, IReadOnlyList<PastComment> comments, IReadOnlyList<Happening> happenings)
    {
        (Thread, Through, Comments, Happenings) = (thread, through, comments, happenings);
        for (var place = 0; place < comments.Count; place++)
        {
            places.Add(comments[place].Id, place);
            if (!answers.TryGetValue(comments[place].Parent, out var siblings)) answers.Add(comments[place].Parent, siblings = []);
            siblings.Add(place);
        }

        // To most comments nothing ever happens but that they come.
        first = new int[comments.Count];
        Array.Fill(first, -1);
        for (var at = 0; at < happenings.Count; at++)
        {
            var comment = happenings[at].Comment;
            if (comment >= 0 && first[comment] < 0)
            {
                first[comment] = at;
                continue;
            }

            if (!later.TryGetValue(comment, out var own)) later.Add(comment, own = []);
            own.Add(at);
        }

        Unseen = [.. happenings.Where(IsOfExistence).Select(happening => happening.Comment).Where(comment => comment >= 0).Distinct()];
        Size = (comments.Count * BytesOfComment) + (happenings.Count * BytesOfHappening) + (happenings.Count(one => !one.IsText) * BytesOfAct);
    }

    public Guid Thread { get; }

    /// <summary>The cut up to which this is known.</summary>
    public long Through { get; }

    public IReadOnlyList<PastComment> Comments { get; }

    public IReadOnlyList<Happening> Happenings { get; }

    /// <summary>The comments that ever were hidden from existence.</summary>
    public IReadOnlyList<int> Unseen { get; }

    /// <summary>About how many bytes it takes.</summary>
    public long Size { get; }

    /// <summary>Whether the thread was there.</summary>
    public bool IsBegun(long cut) => Happenings.Count > 0 && Happenings[0].Cut <= cut;

    /// <summary>How many comments had come: the first so many of <see cref="Comments"/>.</summary>
    public int CommentsAt(long cut) => Before(Comments.Count, place => Comments[place].Came, cut);

    /// <summary>How many of <see cref="Happenings"/> there had been.</summary>
    public int HappeningsAt(long cut) => Before(Happenings.Count, place => Happenings[place].Cut, cut);

    /// <returns>-1 where there is no such comment.</returns>
    public int PlaceOf(Guid comment) => places.GetValueOrDefault(comment, -1);

    /// <summary>What happened to a comment, or to the thread itself as -1.</summary>
    public IEnumerable<Happening> Of(int comment, long cut)
    {
        var all = later.GetValueOrDefault(comment, []).Select(at => Happenings[at]);
        return (comment < 0 ? all : all.Prepend(Happenings[first[comment]])).TakeWhile(happening => happening.Cut <= cut);
    }

    /// <summary>The comments that answered one, or the thread, by their places.</summary>
    public IEnumerable<int> AnswersTo(Guid parent, long cut) =>
        answers.GetValueOrDefault(parent, []).TakeWhile(answer => Comments[answer].Came <= cut);

    /// <summary>The layers that hid that a comment exists.</summary>
    public int ExistenceOf(int comment, long cut) => HiddenOf(comment, cut).Existence;

    /// <summary>What suppressions hid of a comment, or of the thread itself as -1.</summary>
    public HiddenThen HiddenOf(int comment, long cut)
    {
        var acts = Of(comment, cut).Where(happening => !happening.IsText).ToList();
        if (acts.Count == 0) return HiddenThen.Nothing;
        var active = comment < 0
            ? acts.Aggregate(BegunThread(), (state, act) => DiscussionThread.Evolve(state, act.Event!)!).Suppressions.Active
            : acts.Aggregate(Comments[comment].Begun(Thread), (state, act) => Comment.Evolve(state, act.Event!)!).Suppressions.Active;
        return HiddenThen.Of(active, PostThen.Imposed(acts));
    }

    /// <summary>The comments to which something was done, and not by writing alone.</summary>
    public IEnumerable<int> Acted(long cut) => Happenings.Take(HappeningsAt(cut))
        .Where(happening => !happening.IsText && happening.Comment >= 0).Select(happening => happening.Comment).Distinct();

    /// <summary>Whether a mark that was set on the thread is a lock or a pin.</summary>
    public ThreadMarkKind MarkOf(ImpositionId mark) => Of(-1, long.MaxValue)
        .Select(happening => happening.Event).OfType<ThreadMarked>().First(marked => marked.Mark.Id == mark).Mark.Kind;

    /// <summary>What the thread began as, but for what it says.</summary>
    DiscussionThread BegunThread() =>
        DiscussionThread.Evolve(null, new ThreadStarted(new(Thread), 0, new(Guid.Empty), new(Guid.Empty), Title: "", Body: "", Link: null))!;

    static bool IsOfExistence(Happening happening) =>
        happening.Event is CommentSuppressed { Revision: null } suppressed && suppressed.Suppression.Hides.Contains(Hidden.Existence);

    static int Before(int count, Func<int, long> cutOf, long cut)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cutOf(middle) <= cut) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
