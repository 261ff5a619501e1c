using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="Blocks">False to block it no longer.</param>
public sealed record BlockCommunity(MemberId MemberId, CommunityId Community, bool Blocks) : Command
{
    public static Decision Decide(BlockCommunity command, Relations? relations)
    {
        if ((relations?.BlockedCommunities.Contains(command.Community) ?? false) == command.Blocks) return Nothing;
        return command.Blocks
            ? Record(new CommunityBlocked(command.MemberId, command.Community))
            : Record(new CommunityUnblocked(command.MemberId, command.Community));
    }
}
