using Forum.Domain.Moderation;

namespace Forum.Domain.Members;

/// <summary>An account is the person whom a page named, as a moderator has approved.</summary>
public sealed record Claim(ImpositionId Id, MemberId By, CaseId? Case) : IImposition;
