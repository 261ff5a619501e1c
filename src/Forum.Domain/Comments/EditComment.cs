using Forum.Domain.Members;
using Forum.Domain.Threads;
using static Forum.Domain.Decision;

namespace Forum.Domain.Comments;

/// <param name="Read">The version that the author read; null where they do not say.</param>
public sealed record EditComment(CommentId CommentId, MemberId Actor, string Body, int? Read, DateTimeOffset Now) : Command
{
    public static readonly Refused Hidden = new("comment-hidden", "This comment was taken away.");

    /// <param name="author">Who wrote it, as the comment tells.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(EditComment command, Comment comment, DiscussionThread thread, Member author, Member actor)
    {
        if (!author.Is(command.Actor)) return Authorship.NotAuthor;
        if (CommentBody.Check(command.Body) is { } refused) return refused;
        if (actor.IsBanned(thread.Community, command.Now)) return PostComment.Banned;
        if (comment.IsHidden) return Hidden;
        if (thread.IsHidden) return PostComment.ThreadHidden;
        if (command.Body == comment.Body) return Nothing;
        if (thread.IsLocked) return PostComment.ThreadLocked;
        if (Authorship.IsStale(command.Read, comment.Revision)) return Authorship.RevisionStale;
        return Record(new CommentEdited(command.CommentId, comment.Revision + 1, command.Body));
    }
}
