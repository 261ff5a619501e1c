namespace Forum.Domain.Threads;

/// <summary>A thread of another forum, which a line of that forum's dump tells of.</summary>
/// <param name="Author">Null where the line does not say who started it.</param>
/// <param name="Link">Null for a text.</param>
/// <param name="Score">The votes that it had there, or null if the line told none.</param>
public sealed record ThreadImported(
    ThreadId ThreadId, long Number, CommunityId CommunityId, MemberId? Author, string Title, string Body, string? Link,
    WrittenAt WrittenAt, int? Score);
