using System.Collections.Immutable;

namespace Forum.Domain.Members;

public sealed record CommunityFollowed(MemberId MemberId, CommunityId Community);

public sealed record CommunityUnfollowed(MemberId MemberId, CommunityId Community);

public sealed record CommunityBlocked(MemberId MemberId, CommunityId Community);

public sealed record CommunityUnblocked(MemberId MemberId, CommunityId Community);

/// <param name="MemberId">Who wants to read no more of the other.</param>
public sealed record MemberBlocked(MemberId MemberId, MemberId Blocked);

public sealed record MemberUnblocked(MemberId MemberId, MemberId Blocked);

/// <summary>What a member wants to read, and what not. It is theirs alone to know.</summary>
public sealed record Relations(
    RelationsId Id, ImmutableHashSet<CommunityId> Follows, ImmutableHashSet<CommunityId> BlockedCommunities,
    ImmutableHashSet<MemberId> BlockedMembers)
{
    public static Relations? Evolve(Relations? relations, object @event)
    {
        return @event switch
        {
            CommunityFollowed followed => Of(followed.MemberId) with { Follows = Of(followed.MemberId).Follows.Add(followed.Community) },
            CommunityUnfollowed unfollowed => relations! with { Follows = relations.Follows.Remove(unfollowed.Community) },
            CommunityBlocked blocked =>
                Of(blocked.MemberId) with { BlockedCommunities = Of(blocked.MemberId).BlockedCommunities.Add(blocked.Community) },
            CommunityUnblocked unblocked =>
                relations! with { BlockedCommunities = relations.BlockedCommunities.Remove(unblocked.Community) },
            MemberBlocked blocked => Of(blocked.MemberId) with { BlockedMembers = Of(blocked.MemberId).BlockedMembers.Add(blocked.Blocked) },
            MemberUnblocked unblocked => relations! with { BlockedMembers = relations.BlockedMembers.Remove(unblocked.Blocked) },
            _ => relations,
        };

        Relations Of(MemberId member) => relations ?? new Relations(RelationsId.Of(member), [], [], []);
    }
}
