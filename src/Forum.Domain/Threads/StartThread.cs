using Forum.Domain.Comments;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Threads;

/// <param name="ThreadId">Chosen by the client, so that a form submitted twice is one thread.</param>
/// <param name="Body">Empty for a title or a link alone.</param>
/// <param name="Link">Null for a text.</param>
public sealed record StartThread(
    ThreadId ThreadId, long Number, CommunityId CommunityId, MemberId Author, string Title, string Body, string? Link, DateTimeOffset Now)
    : Command
{
    /// <param name="existing">The thread already recorded under this id, when a form is submitted twice.</param>
    public static Decision Decide(StartThread command, DiscussionThread? existing, Member author)
    {
        if (command.ThreadId == default) return PostComment.IdEmpty;
        if (existing is not null) return IsSameAs(existing) ? Nothing : PostComment.IdTaken;
        if (Check(command.Title, command.Body, command.Link) is { } refused) return refused;
        if (author.IsBanned(command.CommunityId, command.Now)) return PostComment.Banned;

        return Record(new ThreadStarted(
            command.ThreadId, command.Number, command.CommunityId, command.Author, command.Title, command.Body, command.Link));

        bool IsSameAs(DiscussionThread earlier) => earlier.Author == command.Author && earlier.Community == command.CommunityId;
    }

    /// <summary>The rule that forbids what a thread would say, or null.</summary>
    public static Refused? Check(string title, string body, string? link) =>
        ThreadTitle.Check(title) ?? ThreadBody.Check(body) ?? (link is null ? null : ThreadLink.Check(link));
}
