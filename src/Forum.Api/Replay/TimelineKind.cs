using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>What an entry of a timeline tells of.</summary>
public enum TimelineKind
{
    Started,

    /// <summary>A thread or comment that was written elsewhere came here.</summary>
    Imported,
    Posted,
    Edited,

    /// <summary>The author speaks as a moderator from now on.</summary>
    Official,
    Unofficial,

    /// <summary>Something of it may not be seen, for one reason of possibly several.</summary>
    Hidden,

    /// <summary>One such reason is lifted.</summary>
    Restored,
    Locked,
    Unlocked,
    Pinned,
    Unpinned,

    /// <summary>A case is taken back, with all that it did here.</summary>
    Undone,
}

public static class TimelineKinds
{
    /// <param name="lifted">The kind of mark that an event lifts, for one that lifts a mark.</param>
    public static TimelineKind Of(Happening happening, Func<ThreadMarkLifted, ThreadMarkKind> lifted) => happening.Event switch
    {
        ThreadMarkedOfficial { Official: var official } => official ? TimelineKind.Official : TimelineKind.Unofficial,
        CommentMarkedOfficial { Official: var official } => official ? TimelineKind.Official : TimelineKind.Unofficial,
        ThreadSuppressed or CommentSuppressed => TimelineKind.Hidden,
        ThreadSuppressionLifted or CommentSuppressionLifted => TimelineKind.Restored,
        ThreadMarked { Mark.Kind: var kind } => kind == ThreadMarkKind.Locked ? TimelineKind.Locked : TimelineKind.Pinned,
        ThreadMarkLifted mark => lifted(mark) == ThreadMarkKind.Locked ? TimelineKind.Unlocked : TimelineKind.Unpinned,
        ThreadCaseUndone or CommentCaseUndone => TimelineKind.Undone,
        _ when happening.IsEdit => TimelineKind.Edited,
        _ => happening.Type == typeof(ThreadStarted) ? TimelineKind.Started
            : happening.Type == typeof(CommentPosted) ? TimelineKind.Posted : TimelineKind.Imported,
    };

    /// <summary>Whether the author of the post did it themself, and no moderator, page or operator.</summary>
    public static bool IsOfAuthor(Happening happening) => happening.IsText || (Acts.CaseOf(happening.Event) is null && happening.Event switch
    {
        ThreadSuppressed { Suppression: var suppression } => IsOwn(suppression),
        CommentSuppressed { Suppression: var suppression } => IsOwn(suppression),
        _ => true,
    });

    static bool IsOwn(Suppression suppression) => suppression is { Layer: SuppressionLayer.Author, Actor: not null };
}
