using Forum.Api.Members;

namespace Forum.Api.Replay;

/// <summary>What of a comment or thread is to be explained.</summary>
public enum Explainable
{
    Row,
    Score,
    ReplyCount,
    CommentCount,
}

/// <summary>An event that made a row, or counts.</summary>
/// <param name="Event">What the log calls it.</param>
/// <param name="Kind">What a timeline calls it; null for a vote, of which nobody is told whose it is.</param>
/// <param name="Comment">The number of the comment that it happened to; null for the thread itself.</param>
/// <param name="Sets">Which fields of the answer come from it.</param>
/// <param name="Change">What it adds to the count; null where a row is explained.</param>
/// <param name="Total">What the count comes to with it.</param>
public sealed record ExplainedEvent(
    long Cut, DateTimeOffset At, string Event, TimelineKind? Kind, long? Comment, MemberModel? Who, long? Case, string? Reason,
    IReadOnlyList<string> Sets, long? Change, long? Total);
