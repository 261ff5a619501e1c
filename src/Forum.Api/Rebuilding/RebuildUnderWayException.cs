namespace Forum.Api.Rebuilding;

/// <summary>Two at once would each take the other's tables.</summary>
public sealed class RebuildUnderWayException() : Exception("Another rebuild is at work on this database, or a verification.");
