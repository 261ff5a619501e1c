using static Forum.Domain.Decision;

namespace Forum.Domain.Members;

/// <param name="Follows">False to follow it no longer.</param>
public sealed record FollowCommunity(MemberId MemberId, CommunityId Community, bool Follows) : Command
{
    public static Decision Decide(FollowCommunity command, Relations? relations)
    {
        if ((relations?.Follows.Contains(command.Community) ?? false) == command.Follows) return Nothing;
        return command.Follows
            ? Record(new CommunityFollowed(command.MemberId, command.Community))
            : Record(new CommunityUnfollowed(command.MemberId, command.Community));
    }
}
