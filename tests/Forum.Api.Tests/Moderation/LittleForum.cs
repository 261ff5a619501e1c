using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Tests.Moderation;

/// <param name="Of">The case that made it; null for what people did.</param>
public sealed record Recorded(Guid Stream, Type State, object Event, DateTimeOffset At, CaseId? Of);

/// <summary>
/// A community with one thread in which authors write, edit, delete and take that back while moderators remove, restore, lock, ban and undo each
/// other's cases, all by chance. What the rules refuse does not happen.
/// </summary>
public sealed class LittleForum
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Random random;
    readonly Dictionary<Guid, object> states = [];
    readonly CommunityId community = new(Guid.CreateVersion7());
    readonly ThreadId thread = new(Guid.CreateVersion7());
    readonly MemberId[] authors = NewMembers(3), moderators = NewMembers(2);
    readonly List<CommentId> comments = [];
    readonly List<CaseId> cases = [];
    readonly Dictionary<CaseId, List<CaseItem>> touched = [];
    long number;

    public LittleForum(Random random, int index, int steps)
    {
        this.random = random;
        number = index * 1_000L;
        Steps.Add([.. authors.Concat(moderators).Select(member => Record(member.Value, typeof(Member), Registered(member)))]);
        Steps.Add([Record(community.Value, typeof(Community), new CommunityFounded(community, ++number, $"c{number}", moderators[0]))]);
        Steps.Add([Record(thread.Value, typeof(DiscussionThread), new ThreadStarted(thread, ++number, community, authors[0], "So", "Is it?", null))]);
        for (var i = 0; i < 3; i++) Post();
        for (var i = 0; i < steps; i++) Step();
        if (cases.Count == 0) Open();
        Chosen = cases.Count == 0 ? null : cases[random.Next(cases.Count)];
        for (var i = 0; i < steps / 4; i++) Step();
        if (Chosen is { } chosen && !State<Case>(chosen.Value).IsUndone) Undo(chosen);
    }

    /// <summary>Each step in the order in which it happened.</summary>
    public List<List<Recorded>> Steps { get; } = [];

    /// <summary>The case that is undone, whatever else is.</summary>
    public CaseId? Chosen { get; }

    public int Cases => cases.Count;

    DateTimeOffset Now => Start.AddMinutes(Steps.Count);

    static MemberId[] NewMembers(int count) => [.. Enumerable.Range(0, count).Select(_ => new MemberId(Guid.CreateVersion7()))];

    MemberRegistered Registered(MemberId member) => new(member, ++number, $"member-{number}", Pronouns.Unset);

    void Step()
    {
        switch (random.Next(12))
        {
            case 0 or 1: Post(); break;
            case 2 or 3: Edit(); break;
            case 4: Delete(); break;
            case 5: TakeBack(); break;
            case 6: EditThread(); break;
            case 7 when cases.Count > 0:
                if (cases[random.Next(cases.Count)] is var other && !State<Case>(other.Value).IsUndone) Undo(other);
                break;
            default: Open(); break;
        }
    }

    void Post()
    {
        var id = new CommentId(Guid.CreateVersion7());
        var parent = comments.Count > 0 && random.Next(3) > 0 ? Any(comments) : (CommentId?)null;
        var author = Any(authors);
        var decision = PostComment.Decide(
            new PostComment(id, ++number, community, thread, parent, author, $"Says {number}", Now), existing: null,
            State<Member>(author.Value), State<Community>(community.Value), State<DiscussionThread>(thread.Value),
            parent is { } above ? State<Comment>(above.Value) : null);
        if (decision is not Decision.Accepted { Events: [var posted] }) return;
        Steps.Add([Record(id.Value, typeof(Comment), posted)]);
        comments.Add(id);
    }

    void Edit()
    {
        var comment = State<Comment>(Any(comments).Value);
        Steps.Add([Record(comment.Id.Value, typeof(Comment), new CommentEdited(comment.Id, comment.Revision + 1, $"Rather {++number}"))]);
    }

    void EditThread()
    {
        var state = State<DiscussionThread>(thread.Value);
        Steps.Add([Record(thread.Value, typeof(DiscussionThread), new ThreadEdited(thread, state.Revision + 1, "So", $"Is it {++number}?", null))]);
    }

    void Delete()
    {
        var comment = State<Comment>(Any(comments).Value);
        if (comment.Suppressions.Active.Any(suppression => suppression.Case is null)) return;
        Steps.Add([Record(comment.Id.Value, typeof(Comment), new CommentSuppressed(
            comment.Id, new Suppression(NewImposition(), SuppressionLayer.Author, [Hidden.Text], Actor: comment.Author)))]);
    }

    void TakeBack()
    {
        var comment = State<Comment>(Any(comments).Value);
        if (comment.Suppressions.Active.FirstOrDefault(suppression => suppression.Case is null) is not { } own) return;
        Steps.Add([Record(comment.Id.Value, typeof(Comment), new CommentSuppressionLifted(comment.Id, own.Id, null))]);
    }

    void Open()
    {
        var (actor, id) = (Any(moderators), new CaseId(Guid.CreateVersion7()));
        var command = new OpenCase(id, ++number, actor, AnyAct(), "Because.", Rule: null, long.MaxValue, long.MaxValue, Expected: 0, Now);
        var decision = OpenCase.Decide(command, new CaseSituation(
            CaseAuthority.Operator, null, State<Community>(community.Value), State<DiscussionThread>(thread.Value),
            command.Act.Comment is { } comment ? State<Comment>(comment.Value) : null,
            command.Act.Member is { } member ? State<Member>(member.Value) : null));
        if (decision is not Decision.Accepted { Events: [CaseOpened opened] }) return;

        List<Recorded> step = [Record(id.Value, typeof(Case), opened, id)];
        var items = Items(opened.Act).Where(item => opened.Act.Kind != CaseKind.Restore || Liftable(opened.Act, item).Count > 0).ToList();
        foreach (var item in items)
        {
            step.AddRange(CaseEffects.On(State<Case>(id.Value), item, Liftable(opened.Act, item), NewImposition())
                .Select(effect => Record(item.Id, TypeOf(item.Kind), effect, id)));
        }

        step.Add(Record(id.Value, typeof(Case), new CaseAdvanced(id, [.. items], new CasePlace(1, 1)), id));
        step.Add(Record(id.Value, typeof(Case), new CaseCompleted(id), id));
        Steps.Add(step);
        touched[id] = items;
        cases.Add(id);
    }

    CaseAct AnyAct()
    {
        var (act, comment) = (new CaseAct(CaseKind.Remove, Community: community), Any(comments));
        EquatableList<Hidden>[] hides = [[Hidden.Text], [Hidden.Author], [Hidden.Text, Hidden.Author]];
        var layer = random.Next(4) == 0 ? SuppressionLayer.Oversight : SuppressionLayer.Moderator;
        return random.Next(11) switch
        {
            0 or 1 => act with { Thread = thread, Comment = comment, Hides = Any(hides), Layer = layer },
            2 => act with { Thread = thread, Comment = comment, Scope = CaseScope.Subtree, Hides = [Hidden.Existence, Hidden.Text] },
            3 => act with { Scope = CaseScope.Member, Member = Any(authors), Hides = [Hidden.Text] },
            4 => act with { Thread = thread, Comment = comment, Revision = 1, Hides = [Hidden.Text], Layer = layer },
            5 => act with { Kind = CaseKind.Restore, Thread = thread, Comment = comment, Layer = layer },
            6 => act with { Kind = CaseKind.Restore, Scope = CaseScope.Member, Member = Any(authors) },
            7 => act with { Kind = CaseKind.Ban, Member = Any(authors), Removes = random.Next(2) == 0, Hides = [Hidden.Text] },
            8 => act with { Kind = CaseKind.Unban, Member = Any(authors) },
            9 => act with { Kind = Any([CaseKind.Lock, CaseKind.Unlock, CaseKind.Pin, CaseKind.Unpin]), Thread = thread },
            _ => act with { Kind = Any([CaseKind.Appoint, CaseKind.Dismiss]), Member = Any(authors) },
        };
    }

    IEnumerable<CaseItem> Items(CaseAct act)
    {
        if (act.Kind is CaseKind.Ban or CaseKind.Unban) yield return new(CaseItemKind.Member, act.Member!.Value.Value);
        if (act.Kind is CaseKind.Appoint or CaseKind.Dismiss) yield return new(CaseItemKind.Community, community.Value);
        if (act.Kind is CaseKind.Lock or CaseKind.Unlock or CaseKind.Pin or CaseKind.Unpin) yield return new(CaseItemKind.Thread, thread.Value);
        if (!act.TouchesContent) yield break;

        if (act.Comment is null && State<DiscussionThread>(thread.Value).Author == act.Member) yield return new(CaseItemKind.Thread, thread.Value);
        foreach (var comment in comments.Where(comment => act switch
        {
            { Member: { } member } => State<Comment>(comment.Value).Author == member,
            { Scope: CaseScope.Subtree, Comment: { } top } => IsBelow(comment, top),
            _ => comment == act.Comment,
        }))
        {
            yield return new(CaseItemKind.Comment, comment.Value);
        }
    }

    bool IsBelow(CommentId comment, CommentId top)
    {
        for (CommentId? at = comment; at is { } here; at = parents[here])
        {
            if (here == top) return true;
        }

        return false;
    }

    readonly Dictionary<CommentId, CommentId?> parents = [];

    List<ImpositionId> Liftable(CaseAct act, CaseItem item) => (act.Kind, item.Kind) switch
    {
        (CaseKind.Restore, CaseItemKind.Comment) =>
            [.. State<Comment>(item.Id).Suppressions.Active.Where(suppression => suppression.Layer == act.Layer).Select(suppression => suppression.Id)],
        (CaseKind.Restore, CaseItemKind.Thread) =>
            [.. State<DiscussionThread>(item.Id).Suppressions.Active.Where(suppression => suppression.Layer == act.Layer).Select(suppression => suppression.Id)],
        (_, CaseItemKind.Member) => [.. State<Member>(item.Id).Bans.Active.Where(ban => ban.Community == act.Community).Select(ban => ban.Id)],
        (_, CaseItemKind.Community) =>
            [.. State<Community>(item.Id).Appointments.Active.Where(appointment => appointment.Moderator == act.Member).Select(appointment => appointment.Id)],
        (_, CaseItemKind.Thread) =>
            [.. State<DiscussionThread>(item.Id).Marks.Active.Where(mark => mark.Kind == CaseEffects.MarkOf(act.Kind)).Select(mark => mark.Id)],
        _ => [],
    };

    void Undo(CaseId id)
    {
        var items = touched[id];
        Steps.Add(
        [
            Record(id.Value, typeof(Case), new CaseUndoOpened(id, Any(moderators), "A mistake."), id),
            .. items.Select(item => Record(item.Id, TypeOf(item.Kind), CaseEffects.Undo(id, item), id)),
            Record(id.Value, typeof(Case), new CaseUndoAdvanced(id, items.Count), id),
            Record(id.Value, typeof(Case), new CaseUndone(id), id),
        ]);
    }

    Recorded Record(Guid stream, Type state, object @event, CaseId? of = null)
    {
        if (@event is CommentPosted posted) parents[posted.CommentId] = posted.Parent;
        var before = states.GetValueOrDefault(stream);
        states[stream] = state.Name switch
        {
            nameof(Comment) => Comment.Evolve((Comment?)before, @event)!,
            nameof(DiscussionThread) => DiscussionThread.Evolve((DiscussionThread?)before, @event)!,
            nameof(Member) => Member.Evolve((Member?)before, @event)!,
            nameof(Community) => Community.Evolve((Community?)before, @event)!,
            _ => (object)Case.Evolve((Case?)before, @event)!,
        };
        return new Recorded(stream, state, @event, Now, of);
    }

    static Type TypeOf(CaseItemKind kind) => kind switch
    {
        CaseItemKind.Thread => typeof(DiscussionThread),
        CaseItemKind.Comment => typeof(Comment),
        CaseItemKind.Member => typeof(Member),
        _ => typeof(Community),
    };

    static ImpositionId NewImposition() => new(Guid.CreateVersion7());

    TState State<TState>(Guid stream) => (TState)states[stream];

    T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
