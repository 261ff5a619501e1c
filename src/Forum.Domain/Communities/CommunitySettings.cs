namespace Forum.Domain.Communities;

/// <summary>Who, beside an author and moderators, may read the earlier versions of what was edited.</summary>
public enum HistoryVisibility
{
    Moderators,
    SignedIn,
    Everybody,
}

/// <summary>What a community's moderators decide about it.</summary>
/// <param name="Title">As people would say it; null where the name is all there is.</param>
/// <param name="Description">Markdown; empty if there is none.</param>
/// <param name="MaxDepth">How many levels of answers there may be. An imported thread may go deeper.</param>
public sealed record CommunitySettings(
    string? Title, string Description, bool Downvotes, int MaxDepth, HistoryVisibility History)
{
    /// <summary>Deeper exchanges are two people quarrelling.</summary>
    public const int UsualDepth = 50;

    /// <summary>What the tables bear, tried.</summary>
    public const int GreatestDepth = 10_000;

    public static readonly CommunitySettings Default = new(
        Title: null, Description: "", Downvotes: true, UsualDepth, HistoryVisibility.Moderators);
}
