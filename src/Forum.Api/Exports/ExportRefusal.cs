namespace Forum.Api.Exports;

/// <summary>Why nothing is exported. No request over HTTP meets it, so it has no code.</summary>
public sealed record ExportRefusal(string Reason);
