namespace Forum.Domain.Communities;

public sealed record CommunityFounded(CommunityId CommunityId, long Number, string Name);

public sealed record ModeratorAppointed(CommunityId CommunityId, MemberId Moderator);

/// <summary>What deciders need to know of a community.</summary>
public sealed record Community(CommunityId Id, EquatableList<MemberId> Moderators)
{
    public static Community? Evolve(Community? community, object @event) => @event switch
    {
        CommunityFounded founded => new Community(founded.CommunityId, []),
        ModeratorAppointed appointed => community! with { Moderators = [.. community.Moderators, appointed.Moderator] },
        _ => community,
    };
}
