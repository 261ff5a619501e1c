using Forum.Domain.Communities;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Comments;

/// <summary>An author says, or says no longer, that here they speak as a moderator.</summary>
public sealed record MarkCommentOfficial(
    CommentId CommentId, CommunityId CommunityId, MemberId Actor, bool Official, DateTimeOffset Now) : Command
{
    /// <param name="author">Who wrote it, as the comment tells.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(MarkCommentOfficial command, Comment comment, Community community, Member author, Member actor)
    {
        if (!author.Is(command.Actor)) return Authorship.NotAuthor;
        if (command.Official == comment.IsOfficial) return Nothing;
        if (command.Official && !community.IsModeratedBy(actor)) return Authorship.NotModerator;
        if (actor.IsBanned(community.Id, command.Now)) return PostComment.Banned;
        return Record(new CommentMarkedOfficial(command.CommentId, command.Official));
    }
}
