using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Threads;

/// <summary>An author takes back what they hid themself. What moderators hid stays hidden.</summary>
/// <param name="Revision">Null for the thread as it stands.</param>
public sealed record RestoreThread(ThreadId ThreadId, MemberId Actor, int? Revision, DateTimeOffset Now) : Command
{
    /// <param name="author">Who started it, as the thread tells; null where it does not.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(RestoreThread command, DiscussionThread thread, Member? author, Member actor)
    {
        if (author?.Is(command.Actor) != true) return Authorship.NotAuthor;
        if (!Authorship.IsEarlier(command.Revision, thread.Revision)) return Authorship.RevisionNotFound;
        var hiding = thread.Hiding(command.Revision, SuppressionLayer.Author).ToList();
        if (hiding.Count == 0) return Nothing;
        if (actor.IsBanned(thread.Community, command.Now)) return PostComment.Banned;
        return Record([.. hiding.Select(suppression => new ThreadSuppressionLifted(command.ThreadId, suppression.Id, Case: null))]);
    }
}
