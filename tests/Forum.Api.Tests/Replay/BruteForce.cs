using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Forum.Domain.Votes;
using JasperFx.Events;

namespace Forum.Api.Tests.Replay;

/// <summary>
/// What everybody should be shown of a thread at a cut, told from all events up to it one after the other, and from all there are for what holds
/// today. It knows no view and no index, and is as slow as that.
/// </summary>
public sealed class BruteForce(IReadOnlyList<IEvent> log)
{
    readonly World today = new(log);

    public IEnumerable<Guid> Threads => today.States.Values.OfType<DiscussionThread>().Select(thread => thread.Id.Value);

    /// <summary>Lines, one for the thread and one for each comment in the order of its tree; null where it is not there.</summary>
    public List<string>? Show(Guid thread, long cut, Viewer viewer)
    {
        var then = new World(log.TakeWhile(e => e.Sequence <= cut));
        if (!then.States.ContainsKey(thread)) return null;
        var (was, now) = (then.Thread(thread), today.Thread(thread));
        var community = now.Community.Value;
        var author = now.Author is { } id ? today.Person(id) : (Guid?)null;
        if (!Exists(viewer, community, author, was.Suppressions, now.Suppressions)) return null;

        var comments = then.Came.Where(comment => comment.Thread == thread).ToList();
        var known = comments.Where(comment => IsKnown(comment.Id, then, community, viewer)).ToList();
        var counted = comments.Count(comment => IsKnown(comment.Id, then, community, Viewer.Nobody));
        var (title, body, closed) = Text(
            viewer, community, author, was.Revision, now.Revision, was.Suppressions, now.Suppressions, now.OfRevisions, (was.Title, was.Body));
        List<string> lines =
        [
            Line(
                title, body, Person(viewer, community, author, was.Suppressions, now.Suppressions), was.Revision, then.Edited(thread), was.IsOfficial,
                was.IsLocked, was.Marks.Active.Any(mark => mark.Kind == ThreadMarkKind.Pinned), then.Votes(thread), then.Elsewhere(thread), counted,
                Hidden(was.Suppressions, then, author), Hidden(now.Suppressions, today, author), closed),
        ];
        foreach (var comment in InOrder(known, thread)) lines.Add(Show(comment, then, viewer, community));
        return lines;
    }

    public World At(long cut) => new(log.TakeWhile(e => e.Sequence <= cut));

    /// <summary>Whether somebody may know of a thread, then and today.</summary>
    public bool KnowsThread(Guid thread, World then, Viewer viewer) => then.States.ContainsKey(thread) && Exists(
        viewer, today.Thread(thread).Community.Value, today.Thread(thread).Author is { } id ? today.Person(id) : null,
        then.Thread(thread).Suppressions, today.Thread(thread).Suppressions);

    /// <summary>The same of a comment.</summary>
    public bool KnowsComment(Guid comment, World then, Viewer viewer) =>
        then.Came.Find(came => came.Id == comment) is { } its && KnowsThread(its.Thread, then, viewer)
        && IsKnown(comment, then, today.Thread(its.Thread).Community.Value, viewer);

    /// <summary>The layers that hide something of a case's entry in the log, then or today.</summary>
    public int Hides(Case then, Hidden what) =>
        Layers(then.Suppressions, what) | Layers(((Case)today.States[then.Id.Value]).Suppressions, what);

    public bool Knows(Case then, Viewer viewer) => Exists(
        viewer, then.Act.Community?.Value ?? Guid.Empty, author: null, Hides(then, Domain.Moderation.Hidden.Existence));

    public bool Sees(Case then, Hidden what, Viewer viewer) =>
        Sees(viewer, then.Act.Community?.Value ?? Guid.Empty, author: null, Hides(then, what));

    /// <summary>The threads of a feed by a key, what was pinned in its one community first.</summary>
    public IEnumerable<Guid> Feed<TKey>(World then, Guid? community, Viewer viewer, Func<Guid, TKey> key, Func<Guid, long> number) => today.States.Values
        .OfType<DiscussionThread>()
        .Where(thread => (community is null || thread.Community.Value == community) && KnowsThread(thread.Id.Value, then, viewer))
        .Select(thread => thread.Id.Value)
        .OrderByDescending(id => community is not null && then.Thread(id).Marks.Active.Any(mark => mark.Kind == ThreadMarkKind.Pinned))
        .ThenByDescending(key).ThenByDescending(number);

    string Show(Came comment, World then, Viewer viewer, Guid community)
    {
        var (was, now) = (then.Comment(comment.Id), today.Comment(comment.Id));
        var author = today.Person(now.Author);
        var (_, body, closed) = Text(
            viewer, community, author, was.Revision, now.Revision, was.Suppressions, now.Suppressions, now.OfRevisions, ("", was.Body));
        var replies = then.Came.Count(answer => answer.Parent == comment.Id && Layers(then, answer.Id, Domain.Moderation.Hidden.Existence) == 0);
        return Line(
            comment.Number, was.Depth, body, Person(viewer, community, author, was.Suppressions, now.Suppressions), was.Revision, then.Edited(comment.Id),
            was.IsOfficial, then.Votes(comment.Id), then.Elsewhere(comment.Id), replies, Hidden(was.Suppressions, then, author),
            Hidden(now.Suppressions, today, author), closed);
    }

    public static string Line(params object?[] parts) => string.Join(" | ", parts.Select(part => part switch
    {
        null => "-",
        DateTimeOffset moment => $"{moment.UtcTicks / 10}",
        _ => $"{part}",
    }));

    /// <summary>Parents before their answers, and siblings by when they were written.</summary>
    static IEnumerable<Came> InOrder(IReadOnlyList<Came> comments, Guid parent) => comments
        .Where(comment => comment.Parent == parent)
        .OrderBy(comment => comment.Written.UtcTicks / 10).ThenBy(comment => comment.Number)
        .SelectMany(comment => InOrder(comments, comment.Id).Prepend(comment));

    bool IsKnown(Guid comment, World then, Guid community, Viewer viewer)
    {
        for (var at = today.Came.Find(came => came.Id == comment); at is not null; at = today.Came.Find(came => came.Id == at.Parent))
        {
            var hides = Layers(then, at.Id, Domain.Moderation.Hidden.Existence);
            if (!Exists(viewer, community, today.Person(today.Comment(at.Id).Author), hides)) return false;
        }

        return true;
    }

    int Layers(World then, Guid comment, Hidden what) =>
        Layers(then.Comment(comment).Suppressions, what) | Layers(today.Comment(comment).Suppressions, what);

    static int Layers(InForce<Suppression> suppressions, Hidden what) => suppressions.Active
        .Where(suppression => suppression.Hides.Contains(what)).Aggregate(0, (all, suppression) => all | (1 << (int)suppression.Layer));

    static bool Exists(Viewer viewer, Guid community, Guid? author, InForce<Suppression> was, InForce<Suppression> now) => Exists(
        viewer, community, author, Layers(was, Domain.Moderation.Hidden.Existence) | Layers(now, Domain.Moderation.Hidden.Existence));

    static bool Exists(Viewer viewer, Guid community, Guid? author, int hides) =>
        hides == 0 || viewer.IsAdministrator
        || (hides < 4 && (viewer.Moderates(new CommunityId(community)) || (viewer.Id is { } id && id.Value == author)));

    /// <summary>An author sees what they or a moderator hid, moderators what moderators hid, administrators also what oversight hid.</summary>
    static bool Sees(Viewer viewer, Guid community, Guid? author, int hides)
    {
        if (viewer.Id is { } id && id.Value == author) hides &= ~3;
        if (viewer.Moderates(new CommunityId(community))) hides &= ~2;
        if (viewer.IsAdministrator) hides &= ~4;
        return hides == 0;
    }

    (string Title, string Body, bool Closed) Text(
        Viewer viewer, Guid community, Guid? author, int was, int now, InForce<Suppression> then, InForce<Suppression> today,
        InForce<RevisionSuppression> versions, (string Title, string Body) text)
    {
        var isOpen = was == now || viewer.Moderates(new CommunityId(community)) || (viewer.Id is { } id && id.Value == author)
            || this.today.Community(community).Settings.History == HistoryVisibility.Everybody;
        var ofVersion = was == now ? 0 : versions.Active.Where(of => of.Revision == was)
            .Aggregate(0, (all, of) => all | (1 << (int)of.Suppression.Layer));
        var closed = !(isOpen && Sees(viewer, community, author, ofVersion));
        var hides = Layers(then, Domain.Moderation.Hidden.Text) | Layers(today, Domain.Moderation.Hidden.Text) | Withdrawn(author);
        return closed || !Sees(viewer, community, author, hides) ? ("", "", closed) : (text.Title, text.Body, closed);
    }

    int Withdrawn(Guid? author) => author is { } id && today.Withdrawn.Contains(id) ? 1 : 0;

    static Guid? Person(Viewer viewer, Guid community, Guid? author, InForce<Suppression> was, InForce<Suppression> now) =>
        Sees(viewer, community, author, Layers(was, Domain.Moderation.Hidden.Author) | Layers(now, Domain.Moderation.Hidden.Author)) ? author : null;

    string Hidden(InForce<Suppression> suppressions, World at, Guid? author)
    {
        var (text, who, existence) = (
            Layers(suppressions, Domain.Moderation.Hidden.Text) | Withdrawn(author), Layers(suppressions, Domain.Moderation.Hidden.Author),
            Layers(suppressions, Domain.Moderation.Hidden.Existence));
        var by = text | who | existence;
        var reason = suppressions.Active
            .Where(one => one.Reason is not null && one.Layer != SuppressionLayer.Oversight && !IsSecret(one.Case))
            .OrderByDescending(one => one.Layer).ThenByDescending(one => at.Imposed[one.Id]).ThenBy(one => $"{one.Id.Value}", StringComparer.Ordinal)
            .Select(one => one.Reason).FirstOrDefault();
        return by == 0 ? "shown" : $"{(SuppressionLayer)int.Log2(by)} {text > 0}{who > 0}{existence > 0} {reason}";
    }

    bool IsSecret(CaseId? @case) => @case is { } id && today.States[id.Value] is Case { Suppressions: var hides }
        && (Layers(hides, Domain.Moderation.Hidden.Text) | Layers(hides, Domain.Moderation.Hidden.Existence)) > 0;
}

/// <param name="Parent">The comment that it answers, or the thread.</param>
public sealed record Came(Guid Id, long Number, Guid Thread, Guid Parent, DateTimeOffset Written);

/// <summary>Everything, after some events.</summary>
public sealed class World
{
    readonly Dictionary<Guid, DateTimeOffset> edited = [];
    readonly Dictionary<(Guid Voter, Guid Item), Vote> votes = [];
    readonly Dictionary<Guid, int> elsewhere = [];

    public World(IEnumerable<IEvent> log)
    {
        foreach (var e in log) Apply(e);
    }

    public Dictionary<Guid, object> States { get; } = [];

    public List<Came> Came { get; } = [];

    public HashSet<Guid> Withdrawn { get; } = [];

    public Dictionary<ImpositionId, DateTimeOffset> Imposed { get; } = [];

    public Comment Comment(Guid id) => (Comment)States[id];

    public DiscussionThread Thread(Guid id) => (DiscussionThread)States[id];

    public Community Community(Guid id) => (Community)States[id];

    /// <summary>Who somebody is as of then.</summary>
    public Guid Person(MemberId author) => (((Member)States[author.Value]).ClaimedBy ?? author).Value;

    public DateTimeOffset? Edited(Guid item) => edited.TryGetValue(item, out var at) ? at : null;

    public (int Up, int Down) Votes(Guid item)
    {
        var cast = votes.Where(vote => vote.Key.Item == item).Select(vote => vote.Value).ToList();
        return (cast.Count(vote => vote == Vote.Up), cast.Count(vote => vote == Vote.Down));
    }

    public int Elsewhere(Guid item) => elsewhere.GetValueOrDefault(item);

    void Apply(IEvent e)
    {
        switch (e.Data)
        {
            case CommentPosted posted:
                Came.Add(new(posted.CommentId.Value, posted.Number, posted.ThreadId.Value, posted.Parent?.Value ?? posted.ThreadId.Value, e.Timestamp));
                break;
            case CommentImported imported:
                Came.Add(new(
                    imported.CommentId.Value, imported.Number, imported.ThreadId.Value, imported.Parent?.Value ?? imported.ThreadId.Value,
                    imported.WrittenAt.From));
                elsewhere[imported.CommentId.Value] = imported.Score ?? 0;
                break;
            case ThreadImported imported: elsewhere[imported.ThreadId.Value] = imported.Score ?? 0; break;
            case CommentEdited or ThreadEdited: edited[e.StreamId] = e.Timestamp; break;
            case VoteCast cast: votes[(cast.VoterId.Value, cast.Item.Id)] = cast.Vote; break;
            case MemberDeleted { Content: FormerContent.Withdraw }: Withdrawn.Add(e.StreamId); break;
            case CommentSuppressed suppressed: Imposed[suppressed.Suppression.Id] = e.Timestamp; break;
            case ThreadSuppressed suppressed: Imposed[suppressed.Suppression.Id] = e.Timestamp; break;
        }

        var before = States.GetValueOrDefault(e.StreamId);
        if (Evolve(before, e.Data) is { } state) States[e.StreamId] = state;
    }

    static object? Evolve(object? before, object @event) =>
        Domain.Comments.Comment.Evolve(before as Comment, @event) ?? DiscussionThread.Evolve(before as DiscussionThread, @event)
        ?? Member.Evolve(before as Member, @event) ?? Domain.Communities.Community.Evolve(before as Community, @event)
        ?? (object?)Case.Evolve(before as Case, @event);
}
