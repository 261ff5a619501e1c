using Forum.Api.Storage;
using Forum.Domain.Comments;
using Forum.Domain.Threads;

namespace Forum.Api.Replay;

/// <summary>An event of a thread or of a comment in it, without what it says: texts are read when somebody reads them.</summary>
/// <param name="Cut">Its position.</param>
/// <param name="Comment">The place of its comment in <see cref="ThreadPast.Comments"/>; -1 for the thread itself.</param>
/// <param name="Revision">Of an edit, the version that it made; else 0.</param>
/// <param name="Event">Null for an event with a text.</param>
public readonly record struct Happening(long Cut, DateTimeOffset At, int Comment, Type Type, int Revision, object? Event)
{
    /// <summary>The events that say something, and are not kept in memory.</summary>
    public static readonly Type[] Texts =
    [
        typeof(ArticleImported), typeof(ThreadStarted), typeof(ThreadImported), typeof(ThreadEdited),
        typeof(CommentPosted), typeof(CommentImported), typeof(CommentEdited),
    ];

    /// <summary>All of a thread or comment.</summary>
    public static readonly Type[] All =
    [
        .. Texts,
        typeof(ThreadMarkedOfficial), typeof(ThreadSuppressed), typeof(ThreadSuppressionLifted), typeof(ThreadMarked), typeof(ThreadMarkLifted),
        typeof(ThreadCaseUndone), typeof(CommentMarkedOfficial), typeof(CommentSuppressed), typeof(CommentSuppressionLifted), typeof(CommentCaseUndone),
    ];

    public static readonly string[] Names = [.. All.Select(type => EventNames.All[type])];

    public bool IsText => Event is null;

    public bool IsEdit => Revision > 0;
}
