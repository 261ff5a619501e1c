using Forum.Domain.Moderation;

namespace Forum.Domain.Communities;

/// <summary>One reason why somebody moderates a community.</summary>
public sealed record Appointment(ImpositionId Id, MemberId Moderator, CaseId? Case) : IImposition;
