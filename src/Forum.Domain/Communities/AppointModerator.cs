using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Communities;

public sealed record AppointModerator(CommunityId CommunityId, MemberId Moderator) : Command
{
    public static Decision Decide(AppointModerator command, Community community, Member member)
    {
        if (!member.HasAccount) return GrantAdministrator.NotAnAccount;
        if (community.Moderators.Contains(command.Moderator)) return Nothing;
        return Record(new ModeratorAppointed(command.CommunityId, command.Moderator));
    }
}
