using Forum.Domain.Comments;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Communities;

/// <param name="Settings">All of them, as they are to be.</param>
public sealed record EditCommunity(CommunityId CommunityId, CommunitySettings Settings, MemberId Actor, DateTimeOffset Now) : Command
{
    public static Decision Decide(EditCommunity command, Community community, Member actor)
    {
        if (!community.IsModeratedBy(actor)) return Authorship.NotModerator;
        if (command.Settings.Check() is { } refused) return refused;
        if (actor.IsBanned(command.CommunityId, command.Now)) return PostComment.Banned;
        if (command.Settings == community.Settings) return Nothing;
        return Record(new CommunityEdited(command.CommunityId, command.Settings, command.Actor));
    }
}
