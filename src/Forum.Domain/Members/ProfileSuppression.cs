using Forum.Domain.Moderation;

namespace Forum.Domain.Members;

/// <summary>What a moderator may hide of a profile. Nobody but the member ever writes it.</summary>
public enum ProfilePart
{
    Pronouns,
    DisplayName,
    Bio,
}

/// <summary>One reason why a part of a profile is shown to its member only.</summary>
public sealed record ProfileSuppression(ImpositionId Id, ProfilePart Part, string? Reason, MemberId? Actor, CaseId? Case) : IImposition;
