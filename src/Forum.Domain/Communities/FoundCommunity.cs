using Forum.Domain.Comments;
using Forum.Domain.Members;
using static Forum.Domain.Decision;

namespace Forum.Domain.Communities;

/// <summary>Whoever founds a community is its first moderator.</summary>
/// <param name="CommunityId">Chosen by the client, so that a form submitted twice is one community.</param>
/// <param name="Appointment">What the founder's appointment will be known by.</param>
public sealed record FoundCommunity(
    CommunityId CommunityId, long Number, string Name, CommunitySettings Settings, MemberId Founder, ImpositionId Appointment,
    DateTimeOffset Now) : Command
{
    public static readonly Refused NameTaken = new(
        "community-name-taken", "There is a community of this name already, or of one that looks like it.");

    /// <param name="existing">The community already recorded under this id, when a form is submitted twice.</param>
    /// <param name="holder">The community that has this name.</param>
    public static Decision Decide(FoundCommunity command, Community? existing, CommunityId? holder, Member founder)
    {
        if (command.CommunityId == default) return PostComment.IdEmpty;
        if (existing is not null) return existing.Founder == command.Founder && holder == existing.Id ? Nothing : PostComment.IdTaken;
        if (CommunityName.Check(command.Name) is { } badName) return badName;
        if (command.Settings.Check() is { } badSettings) return badSettings;
        if (founder.IsBanned(community: null, command.Now)) return PostComment.Banned;
        if (holder is not null) return NameTaken;

        return Record(
            new CommunityFounded(command.CommunityId, command.Number, command.Name, command.Founder, command.Settings),
            new ModeratorAppointed(command.CommunityId, command.Founder, command.Appointment, Actor: command.Founder));
    }
}
