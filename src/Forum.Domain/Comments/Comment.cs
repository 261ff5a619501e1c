using Forum.Domain.Moderation;

namespace Forum.Domain.Comments;

/// <param name="Body">As written, its mentions as ids.</param>
public sealed record CommentPosted(
    CommentId CommentId, long Number, ThreadId ThreadId, CommentId? Parent, int Depth, MemberId Author, string Body);

/// <param name="Parent">Null at the top level, and where the page does not tell: then <paramref name="ParentKnown"/> is false.</param>
/// <param name="Score">The votes that the page showed, or null if it showed none.</param>
/// <param name="Badges">What the page said of the author's standing there, as written: <c>M</c>, <c>Banned</c> and the like.</param>
public sealed record CommentImported(
    CommentId CommentId, long Number, ThreadId ThreadId, CommentId? Parent, bool ParentKnown, int Depth,
    MemberId Author, string Body, WrittenAt WrittenAt, int? Score, EquatableList<string> Badges);

/// <param name="Revision">Counts the versions of the body; what was posted is 1.</param>
public sealed record CommentEdited(CommentId CommentId, int Revision, string Body);

/// <summary>The author speaks as a moderator here, or no longer does.</summary>
public sealed record CommentMarkedOfficial(CommentId CommentId, bool Official);

/// <summary>Something may not be seen of a comment, for one reason of possibly several.</summary>
/// <param name="Revision">Of this version only; null for the comment as it stands.</param>
public sealed record CommentSuppressed(CommentId CommentId, Suppression Suppression, int? Revision = null);

/// <param name="Case">Null where the author takes back what they did themself.</param>
public sealed record CommentSuppressionLifted(CommentId CommentId, ImpositionId Suppression, CaseId? Case);

/// <summary>A case is taken back, as far as it touched this comment.</summary>
public sealed record CommentCaseUndone(CommentId CommentId, CaseId Case);

/// <summary>Each comment is a stream of its own, so that a busy thread never makes its writers queue.</summary>
/// <param name="Suppressions">Of the comment as it stands.</param>
/// <param name="OfRevisions">Of its versions, which only its history shows.</param>
public sealed record Comment(
    CommentId Id, ThreadId ThreadId, MemberId Author, int Depth, string Body, int Revision, bool IsOfficial,
    InForce<Suppression> Suppressions, InForce<RevisionSuppression> OfRevisions)
{
    public bool IsHidden => Suppressions.Any;

    /// <summary>What one layer hides of the comment as it stands, or of an earlier version.</summary>
    public IEnumerable<Suppression> Hiding(int? revision, SuppressionLayer layer) =>
        (revision is null ? Suppressions.Active : OfRevisions.Active.Where(of => of.Revision == revision).Select(of => of.Suppression))
        .Where(suppression => suppression.Layer == layer);

    public static Comment? Evolve(Comment? comment, object @event) => @event switch
    {
        CommentPosted posted => New(posted.CommentId, posted.ThreadId, posted.Author, posted.Depth, posted.Body),
        CommentImported imported => New(imported.CommentId, imported.ThreadId, imported.Author, imported.Depth, imported.Body),
        CommentEdited edited => comment! with { Body = edited.Body, Revision = edited.Revision },
        CommentMarkedOfficial marked => comment! with { IsOfficial = marked.Official },
        CommentSuppressed { Revision: { } revision } suppressed =>
            comment! with { OfRevisions = comment.OfRevisions.Impose(new RevisionSuppression(revision, suppressed.Suppression)) },
        CommentSuppressed suppressed => comment! with { Suppressions = comment.Suppressions.Impose(suppressed.Suppression) },
        CommentSuppressionLifted lifted => comment! with
        {
            Suppressions = comment.Suppressions.Lift(lifted.Suppression, lifted.Case),
            OfRevisions = comment.OfRevisions.Lift(lifted.Suppression, lifted.Case),
        },
        CommentCaseUndone undone => comment! with
        {
            Suppressions = comment.Suppressions.Undo(undone.Case),
            OfRevisions = comment.OfRevisions.Undo(undone.Case),
        },
        _ => comment,
    };

    static Comment New(CommentId id, ThreadId thread, MemberId author, int depth, string body) => new(
        id, thread, author, depth, body, Revision: 1, IsOfficial: false, InForce.None<Suppression>(), InForce.None<RevisionSuppression>());
}
