using Forum.Domain.Moderation;

namespace Forum.Domain.Threads;

public enum ThreadMarkKind
{
    /// <summary>Takes no comments.</summary>
    Locked,

    /// <summary>Stands above the others of its community.</summary>
    Pinned,
}

/// <summary>A lock or a pin. A thread can have several, of different cases, and is locked while one is left.</summary>
public sealed record ThreadMark(ImpositionId Id, ThreadMarkKind Kind, string? Reason, MemberId? Actor, CaseId? Case) : IImposition;
