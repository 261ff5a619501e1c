using Forum.Domain.Comments;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Threads;

/// <param name="Read">The version that the author read; null where they do not say.</param>
public sealed record EditThread(
    ThreadId ThreadId, MemberId Actor, string Title, string Body, string? Link, int? Read, DateTimeOffset Now) : Command
{
    /// <param name="author">Who started it, as the thread tells; null where it does not.</param>
    /// <param name="actor">Who asks.</param>
    public static Decision Decide(EditThread command, DiscussionThread thread, Member? author, Member actor)
    {
        if (author?.Is(command.Actor) != true) return Authorship.NotAuthor;
        if (StartThread.Check(command.Title, command.Body, command.Link) is { } refused) return refused;
        if (actor.IsBanned(thread.Community, command.Now)) return PostComment.Banned;
        if (thread.IsHidden) return PostComment.ThreadHidden;
        if ((command.Title, command.Body, command.Link) == (thread.Title, thread.Body, thread.Link)) return Nothing;
        if (thread.IsLocked) return PostComment.ThreadLocked;
        if (Authorship.IsStale(command.Read, thread.Revision)) return Authorship.RevisionStale;
        return Record(new ThreadEdited(command.ThreadId, thread.Revision + 1, command.Title, command.Body, command.Link));
    }
}
