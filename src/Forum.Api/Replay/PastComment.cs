using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Replay;

/// <summary>What never changes of a comment: where it stands and whose it is.</summary>
/// <param name="Parent">The comment that it answers, or the thread where it answers none.</param>
/// <param name="Position">What it is ordered by among its siblings, in ticks.</param>
/// <param name="Came">The cut at which it came.</param>
public sealed record PastComment(Guid Id, long Number, Guid Parent, int Depth, Guid Author, long Position, long Came, DateTimeOffset At)
{
    /// <summary>What it began as, but for what it says.</summary>
    public Comment Begun(Guid thread) => Comment.Evolve(
        null,
        new CommentPosted(
            new(Id), Number, new(thread), Parent == thread ? null : new CommentId(Parent), Depth, new(Author), Body: ""))!;
}
