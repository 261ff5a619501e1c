using static Forum.Domain.Decision;

namespace Forum.Domain.Inbox;

/// <param name="InboxId">The member's own stream.</param>
/// <param name="UpTo">The position of the last notice that they have seen.</param>
public sealed record ReadInbox(InboxId InboxId, MemberId Member, long UpTo) : Command
{
    public static Decision Decide(ReadInbox command, MemberInbox? inbox)
    {
        if (command.UpTo <= (inbox?.UpTo ?? 0)) return Nothing;
        var read = new InboxRead(command.Member, command.UpTo);
        return inbox is null ? Record(new InboxOpened(command.InboxId, command.Member), read) : Record(read);
    }
}
