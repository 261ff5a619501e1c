using Forum.Domain.Moderation;

namespace Forum.Domain.Members;

/// <summary>One reason why somebody may not write: in a community, or anywhere.</summary>
/// <param name="Community">Null for the whole site.</param>
/// <param name="Until">Null for good.</param>
public sealed record Ban(
    ImpositionId Id, CommunityId? Community, DateTimeOffset? Until, string? Reason, MemberId? Actor, CaseId? Case) : IImposition
{
    /// <summary>Whether it keeps somebody from writing in <paramref name="community"/> at this moment.</summary>
    public bool Holds(CommunityId? community, DateTimeOffset now) =>
        (Community is null || Community == community) && (Until is not { } until || now < until);
}
