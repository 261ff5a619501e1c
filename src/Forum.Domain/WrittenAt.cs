namespace Forum.Domain;

/// <summary>When something was written, as far as its source knew: some moment between two, never a false minute.</summary>
/// <param name="Text">The source's own words, such as <c>4 years ago</c>.</param>
public sealed record WrittenAt(DateTimeOffset From, DateTimeOffset To, string Text);
