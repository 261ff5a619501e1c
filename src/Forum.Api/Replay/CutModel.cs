namespace Forum.Api.Replay;

/// <summary>A position in the global sequence of events: what an answer is made from ends there.</summary>
/// <param name="At">When the event at that position was stored; null before the first.</param>
public sealed record CutModel(long Position, DateTimeOffset? At);
