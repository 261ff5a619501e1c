using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>What the events of threads and comments that have no text tell of.</summary>
public static class Acts
{
    /// <summary>The case that did it; null where no moderator did.</summary>
    public static Guid? CaseOf(object? @event) => (@event switch
    {
        CommentSuppressed suppressed => suppressed.Suppression.Case,
        CommentSuppressionLifted lifted => lifted.Case,
        CommentCaseUndone undone => undone.Case,
        ThreadSuppressed suppressed => suppressed.Suppression.Case,
        ThreadSuppressionLifted lifted => lifted.Case,
        ThreadMarked marked => marked.Mark.Case,
        ThreadMarkLifted lifted => lifted.Case,
        ThreadCaseUndone undone => undone.Case,
        _ => (CaseId?)null,
    })?.Value;

    /// <summary>The suppression that it imposed, and the earlier version that it is of.</summary>
    public static (Suppression? Suppression, int? Revision) Suppressed(object? @event) => @event switch
    {
        CommentSuppressed suppressed => (suppressed.Suppression, suppressed.Revision),
        ThreadSuppressed suppressed => (suppressed.Suppression, suppressed.Revision),
        _ => (null, null),
    };
}
