using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Threads;

/// <summary>An author says, or says no longer, that here they speak as a moderator.</summary>
public sealed record MarkThreadOfficial(
    ThreadId ThreadId, CommunityId CommunityId, MemberId Actor, bool Official, DateTimeOffset Now) : Command
{
    /// <param name="author">Who started it, as the thread tells; null where it does not.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(MarkThreadOfficial command, DiscussionThread thread, Community community, Member? author, Member actor)
    {
        if (author?.Is(command.Actor) != true) return Authorship.NotAuthor;
        if (command.Official == thread.IsOfficial) return Nothing;
        if (command.Official && !community.IsModeratedBy(actor)) return Authorship.NotModerator;
        if (actor.IsBanned(community.Id, command.Now)) return PostComment.Banned;
        return Record(new ThreadMarkedOfficial(command.ThreadId, command.Official));
    }
}
