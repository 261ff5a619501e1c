using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Comments;

/// <summary>An author hides what their comment says, or what an earlier version of it said. Nothing keeps them from it, not even a ban.</summary>
/// <param name="Revision">Null for the comment as it stands.</param>
public sealed record DeleteComment(CommentId CommentId, MemberId Actor, ImpositionId Suppression, int? Revision = null) : Command
{
    /// <param name="author">Who wrote it, as the comment tells.</param>
    public static Decision Decide(DeleteComment command, Comment comment, Member author)
    {
        if (!author.Is(command.Actor)) return Authorship.NotAuthor;
        if (!Authorship.IsEarlier(command.Revision, comment.Revision)) return Authorship.RevisionNotFound;
        if (comment.Hiding(command.Revision, SuppressionLayer.Author).Any()) return Nothing;

        var suppression = new Suppression(command.Suppression, SuppressionLayer.Author, [Hidden.Text], Actor: command.Actor);
        return Record(new CommentSuppressed(command.CommentId, suppression, command.Revision));
    }
}
