using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Threads;

/// <summary>An author hides what their thread says, or what an earlier version of it said. Nothing keeps them from it, not even a ban.</summary>
/// <param name="Revision">Null for the thread as it stands.</param>
public sealed record DeleteThread(ThreadId ThreadId, MemberId Actor, ImpositionId Suppression, int? Revision = null) : Command
{
    /// <param name="author">Who started it, as the thread tells; null where it does not.</param>
    public static Decision Decide(DeleteThread command, DiscussionThread thread, Member? author)
    {
        if (author?.Is(command.Actor) != true) return Authorship.NotAuthor;
        if (!Authorship.IsEarlier(command.Revision, thread.Revision)) return Authorship.RevisionNotFound;
        if (thread.Hiding(command.Revision, SuppressionLayer.Author).Any()) return Nothing;

        var suppression = new Suppression(command.Suppression, SuppressionLayer.Author, [Hidden.Text], Actor: command.Actor);
        return Record(new ThreadSuppressed(command.ThreadId, suppression, command.Revision));
    }
}
