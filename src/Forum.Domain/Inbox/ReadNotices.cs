using static Forum.Domain.Decision;

namespace Forum.Domain.Inbox;

/// <param name="InboxId">The member's own stream.</param>
/// <param name="Notices">Their positions in the log.</param>
public sealed record ReadNotices(InboxId InboxId, MemberId Member, EquatableList<long> Notices) : Command
{
    public static Decision Decide(ReadNotices command, MemberInbox? inbox)
    {
        EquatableList<long> unread = [.. command.Notices.Where(notice => inbox?.HasRead(notice) != true).Distinct()];
        if (unread.Count == 0) return Nothing;
        var read = new NoticesRead(command.Member, unread);
        return inbox is null ? Record(new InboxOpened(command.InboxId, command.Member), read) : Record(read);
    }
}
