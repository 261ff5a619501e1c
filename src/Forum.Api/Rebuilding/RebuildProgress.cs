namespace Forum.Api.Rebuilding;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Position">Of <paramref name="Newest"/>, in the log.</param>
public sealed record RebuildProgress(string Doing, long Events, long Position, long Newest);
