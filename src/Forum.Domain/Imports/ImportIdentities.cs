namespace Forum.Domain.Imports;

/// <summary>An id with the number that goes with it.</summary>
public readonly record struct Identity<TId>(TId Id, long Number);

/// <summary>What the streams of one import will be known by: a thread, the page's comments, and as many members as it may need.</summary>
public sealed record ImportIdentities(
    Identity<ThreadId> Thread, IReadOnlyList<Identity<CommentId>> Comments, IReadOnlyList<Identity<MemberId>> Members);
