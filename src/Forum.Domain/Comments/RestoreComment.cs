using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using static Forum.Domain.Decision;

namespace Forum.Domain.Comments;

/// <summary>An author takes back what they hid themself. What moderators hid stays hidden.</summary>
/// <param name="Revision">Null for the comment as it stands.</param>
public sealed record RestoreComment(CommentId CommentId, MemberId Actor, int? Revision, DateTimeOffset Now) : Command
{
    public static readonly Refused NothingLeft = new("comment-lost", "Nothing is left of this comment that could be shown again.");

    /// <param name="author">Who wrote it, as the comment tells.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(RestoreComment command, Comment comment, DiscussionThread thread, Member author, Member actor)
    {
        if (!author.Is(command.Actor)) return Authorship.NotAuthor;
        if (!Authorship.IsEarlier(command.Revision, comment.Revision)) return Authorship.RevisionNotFound;
        var hiding = comment.Hiding(command.Revision, SuppressionLayer.Author).ToList();
        if (hiding.Count == 0) return Nothing;
        if (actor.IsBanned(thread.Community, command.Now)) return PostComment.Banned;
        if (hiding.Exists(suppression => suppression.Actor is null)) return NothingLeft; // a page told of it, and had lost the text
        return Record([.. hiding.Select(suppression => new CommentSuppressionLifted(command.CommentId, suppression.Id, Case: null))]);
    }
}
