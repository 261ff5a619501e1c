using Forum.Domain.Text;
using Forum.Domain.Threads;

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

    public const int LongestTitle = 100;

    public const int LongestDescription = 10_000;

    public static readonly Refused TitleInvalid = new(
        "community-title", $"A community's title is one line of at most {LongestTitle} characters.");
    public static readonly Refused DescriptionTooLong = new(
        "community-description-too-long", $"A community's description has at most {LongestDescription:N0} characters.");
    public static readonly Refused DescriptionCharacter = new(
        "community-description-character", "A community's description cannot contain control characters.");
    public static readonly Refused DepthOutOfRange = new(
        "max-depth-out-of-range", $"A community has 1 to {GreatestDepth:N0} levels of answers.");

    public static readonly CommunitySettings Default = new(
        Title: null, Description: "", Downvotes: true, UsualDepth, HistoryVisibility.Moderators);

    /// <summary>The rule that forbids these settings, or null.</summary>
    public Refused? Check()
    {
        if (Title is not null && !IsTitle(Title)) return TitleInvalid;
        if (Mentions.LengthOf(Description) > LongestDescription) return DescriptionTooLong;
        if (Description.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) return DescriptionCharacter;
        if (Mentions.Check(Description) is { } tooMany) return tooMany;
        return MaxDepth is >= 1 and <= GreatestDepth ? null : DepthOutOfRange;
    }

    static bool IsTitle(string title) => ThreadTitle.Check(title) is null && Mentions.LengthOf(title) <= LongestTitle;
}
