using Forum.Domain.Communities;

namespace Forum.Api.Communities;

/// <summary>All settings of a community; what is left out is as in any new one.</summary>
/// <param name="Title">As people would say it, one line.</param>
/// <param name="Description">Markdown.</param>
/// <param name="MaxDepth">How many levels of answers there may be, 1 to 10,000; 50 if not said.</param>
/// <param name="History">Who, beside an author and moderators, may read earlier versions; <c>moderators</c> if not said.</param>
public record CommunitySettingsRequest(
    string? Title = null, string? Description = null, bool Downvotes = true, int MaxDepth = CommunitySettings.UsualDepth,
    HistoryVisibility History = HistoryVisibility.Moderators)
{
    public CommunitySettings ToSettings() =>
        new(string.IsNullOrEmpty(Title) ? null : Title, Description ?? "", Downvotes, MaxDepth, History);
}
