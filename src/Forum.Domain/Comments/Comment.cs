namespace Forum.Domain.Comments;

public sealed record CommentPosted(
    CommentId CommentId, long Number, ThreadId ThreadId, CommentId? Parent, int Depth, MemberId Author, string Body);

/// <param name="Parent">Null at the top level, and where the page does not tell: then <paramref name="ParentKnown"/> is false.</param>
/// <param name="Score">The votes that the page showed, or null if it showed none.</param>
/// <param name="Badges">What the page said of the author's standing there, as written: <c>M</c>, <c>Banned</c> and the like.</param>
public sealed record CommentImported(
    CommentId CommentId, long Number, ThreadId ThreadId, CommentId? Parent, bool ParentKnown, int Depth,
    MemberId Author, string Body, WrittenAt WrittenAt, int? Score, EquatableList<string> Badges);

/// <summary>Something may not be seen of a comment, for one reason of possibly several.</summary>
public sealed record CommentSuppressed(CommentId CommentId, Suppression Suppression);

/// <summary>Each comment is a stream of its own, so that a busy thread never makes its writers queue.</summary>
public sealed record Comment(CommentId Id, ThreadId ThreadId, MemberId Author, int Depth, bool IsHidden)
{
    public static Comment? Evolve(Comment? comment, object @event) => @event switch
    {
        CommentPosted posted => new Comment(posted.CommentId, posted.ThreadId, posted.Author, posted.Depth, IsHidden: false),
        CommentImported imported => new Comment(imported.CommentId, imported.ThreadId, imported.Author, imported.Depth, IsHidden: false),
        CommentSuppressed => comment! with { IsHidden = true },
        _ => comment,
    };
}
