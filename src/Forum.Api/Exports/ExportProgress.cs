namespace Forum.Api.Exports;

/// <summary>How far an export has come.</summary>
/// <param name="Part">From 0 to 1.</param>
public sealed record ExportProgress(string File, long Rows, double Part);
