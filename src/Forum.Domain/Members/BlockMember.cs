using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="Blocks">False to block them no longer.</param>
public sealed record BlockMember(MemberId MemberId, MemberId Other, bool Blocks) : Command
{
    public static readonly Refused Oneself = new("block-oneself", "Nobody can block themself.");

    public static Decision Decide(BlockMember command, Relations? relations)
    {
        if (command.Other == command.MemberId) return Oneself;
        if ((relations?.BlockedMembers.Contains(command.Other) ?? false) == command.Blocks) return Nothing;
        return command.Blocks
            ? Record(new MemberBlocked(command.MemberId, command.Other))
            : Record(new MemberUnblocked(command.MemberId, command.Other));
    }
}
