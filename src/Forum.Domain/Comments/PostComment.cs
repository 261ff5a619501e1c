using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;
using static Forum.Domain.Decision;

namespace Forum.Domain.Comments;

/// <param name="CommentId">Chosen by the client, so that a form submitted twice is one comment.</param>
public sealed record PostComment(
    CommentId CommentId, long Number, CommunityId CommunityId, ThreadId ThreadId, CommentId? Parent, MemberId Author, string Body,
    DateTimeOffset Now) : Command
{
    public static readonly Refused IdEmpty = new("id-empty", "The id of what you write cannot be all zeros.");
    public static readonly Refused IdTaken = new("id-taken", "Something else already has this id.");
    public static readonly Refused Banned = new("banned", "You may not write here at present.");
    public static readonly Refused ThreadHidden = new("thread-hidden", "This thread was taken away.");
    public static readonly Refused ThreadLocked = new("thread-locked", "This thread no longer takes comments.");
    public static readonly Refused ParentElsewhere = new("parent-elsewhere", "The comment you are answering is in another thread.");
    public static readonly Refused ParentHidden = new("parent-hidden", "The comment you are answering was taken away.");
    public static readonly Refused TooDeep = new("too-deep", "This exchange has gone too deep. Answer further up.");

    /// <param name="existing">The comment already recorded under this id, when a form is submitted twice.</param>
    /// <param name="parent">The comment that <see cref="Parent"/> names, if there is one.</param>
    public static Decision Decide(
        PostComment command, Comment? existing, Member author, Community community, DiscussionThread thread, Comment? parent)
    {
        if (command.CommentId == default) return IdEmpty;
        if (existing is not null) return IsSameAs(existing) ? Nothing : IdTaken;
        if (CommentBody.Check(command.Body) is { } refused) return refused;
        if (author.IsBanned(community.Id, command.Now)) return Banned;
        if (thread.IsHidden) return ThreadHidden;
        if (thread.IsLocked) return ThreadLocked;
        if (command.Parent is null) return Posted(depth: 0);

        if (parent is null || parent.ThreadId != thread.Id) return ParentElsewhere;
        if (parent.IsHidden) return ParentHidden;
        return parent.Depth < community.Settings.MaxDepth - 1 ? Posted(parent.Depth + 1) : TooDeep;

        bool IsSameAs(Comment earlier) => earlier.Author == command.Author && earlier.ThreadId == thread.Id;

        Decision Posted(int depth) => Record(new CommentPosted(
            command.CommentId, command.Number, thread.Id, command.Parent, depth, command.Author, command.Body));
    }
}
