using Forum.Domain.Moderation;

namespace Forum.Domain.Threads;

/// <param name="Body">As written, its mentions as ids; empty for a bare link.</param>
/// <param name="Link">Null for a text.</param>
public sealed record ThreadStarted(
    ThreadId ThreadId, long Number, CommunityId CommunityId, MemberId Author, string Title, string Body, string? Link);

/// <param name="Revision">Counts the versions; what was started is 1.</param>
public sealed record ThreadEdited(ThreadId ThreadId, int Revision, string Title, string Body, string? Link);

/// <summary>The author speaks as a moderator here, or no longer does.</summary>
public sealed record ThreadMarkedOfficial(ThreadId ThreadId, bool Official);

/// <summary>Something may not be seen of a thread, for one reason of possibly several.</summary>
/// <param name="Revision">Of this version only; null for the thread as it stands.</param>
public sealed record ThreadSuppressed(ThreadId ThreadId, Suppression Suppression, int? Revision = null);

/// <param name="Case">Null where the author takes back what they did themself.</param>
public sealed record ThreadSuppressionLifted(ThreadId ThreadId, ImpositionId Suppression, CaseId? Case);

/// <summary>A thread is locked or pinned, for one reason of possibly several.</summary>
public sealed record ThreadMarked(ThreadId ThreadId, ThreadMark Mark);

public sealed record ThreadMarkLifted(ThreadId ThreadId, ImpositionId Mark, CaseId Case);

/// <summary>A case is taken back, as far as it touched this thread.</summary>
public sealed record ThreadCaseUndone(ThreadId ThreadId, CaseId Case);

/// <summary>What deciders need to know of a thread. Not called Thread, which is something else in .NET.</summary>
/// <param name="Author">Null where an imported page or dump does not say who posted it.</param>
public sealed record DiscussionThread(
    ThreadId Id, CommunityId Community, MemberId? Author, string Title, string Body, string? Link, int Revision, bool IsOfficial,
    InForce<Suppression> Suppressions, InForce<RevisionSuppression> OfRevisions, InForce<ThreadMark> Marks)
{
    public bool IsHidden => Suppressions.Any;

    /// <summary>What one layer hides of the thread as it stands, or of an earlier version.</summary>
    public IEnumerable<Suppression> Hiding(int? revision, SuppressionLayer layer) =>
        (revision is null ? Suppressions.Active : OfRevisions.Active.Where(of => of.Revision == revision).Select(of => of.Suppression))
        .Where(suppression => suppression.Layer == layer);

    public bool IsLocked => Marks.Active.Any(mark => mark.Kind == ThreadMarkKind.Locked);

    public static DiscussionThread? Evolve(DiscussionThread? thread, object @event) => @event switch
    {
        ArticleImported imported => New(imported.ThreadId, imported.CommunityId, null, imported.Title, imported.Body, null),
        ThreadStarted started => New(started.ThreadId, started.CommunityId, started.Author, started.Title, started.Body, started.Link),
        ThreadImported imported => New(imported.ThreadId, imported.CommunityId, imported.Author, imported.Title, imported.Body, imported.Link),
        ThreadEdited edited => thread! with { Title = edited.Title, Body = edited.Body, Link = edited.Link, Revision = edited.Revision },
        ThreadMarkedOfficial marked => thread! with { IsOfficial = marked.Official },
        ThreadSuppressed { Revision: { } revision } suppressed =>
            thread! with { OfRevisions = thread.OfRevisions.Impose(new RevisionSuppression(revision, suppressed.Suppression)) },
        ThreadSuppressed suppressed => thread! with { Suppressions = thread.Suppressions.Impose(suppressed.Suppression) },
        ThreadSuppressionLifted lifted => thread! with
        {
            Suppressions = thread.Suppressions.Lift(lifted.Suppression, lifted.Case),
            OfRevisions = thread.OfRevisions.Lift(lifted.Suppression, lifted.Case),
        },
        ThreadMarked marked => thread! with { Marks = thread.Marks.Impose(marked.Mark) },
        ThreadMarkLifted lifted => thread! with { Marks = thread.Marks.Lift(lifted.Mark, lifted.Case) },
        ThreadCaseUndone undone => thread! with
        {
            Suppressions = thread.Suppressions.Undo(undone.Case),
            OfRevisions = thread.OfRevisions.Undo(undone.Case),
            Marks = thread.Marks.Undo(undone.Case),
        },
        _ => thread,
    };

    static DiscussionThread New(ThreadId id, CommunityId community, MemberId? author, string title, string body, string? link) => new(
        id, community, author, title, body, link, Revision: 1, IsOfficial: false,
        InForce.None<Suppression>(), InForce.None<RevisionSuppression>(), InForce.None<ThreadMark>());
}
