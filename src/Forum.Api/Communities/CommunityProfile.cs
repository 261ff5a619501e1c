using System.Text.Json.Serialization;
using Forum.Api.Members;
using Forum.Api.Replay;
using Forum.Domain.Communities;

namespace Forum.Api.Communities;

/// <summary>A community with its moderators and how much there is in it.</summary>
/// <param name="Title">As people would say it; null where the name is all there is.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Html">The description, safe to show.</param>
/// <param name="MaxDepth">How many levels of answers there may be.</param>
/// <param name="History">Who, beside an author and moderators, may read earlier versions.</param>
/// <param name="Moderators">Whoever moderates it for the longest time first.</param>
/// <param name="Followed">Whether the viewer follows it.</param>
/// <param name="Blocked">Whether the viewer has blocked it.</param>
public sealed record CommunityProfile(
    Guid Id, long Number, string Name, string? Title, string Description, string Html, bool Downvotes, int MaxDepth,
    HistoryVisibility History, DateTimeOffset CreatedAt, IReadOnlyList<MemberModel> Moderators, long ThreadCount, long CommentCount,
    long FollowerCount, bool Followed, bool Blocked)
{
    /// <summary>Where it is shown as it stood: at which cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CutModel? Cut { get; init; }

    /// <summary>True where it was described otherwise than today, and you may not read how.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Closed { get; init; }

    public static CommunityProfile Of(CommunityModel community, string html, IReadOnlyList<MemberModel> moderators, CommunityCounts counts) => new(
        community.Id, community.Number, community.Name, community.Title, community.Description, html, community.Downvotes,
        community.MaxDepth, community.History, community.CreatedAt, moderators, counts.Threads, counts.Comments, counts.Followers,
        counts.Followed, counts.Blocked);
}

/// <summary>What of a community changes as people write and follow, and what it is to the viewer.</summary>
public sealed record CommunityCounts(long Threads, long Comments, long Followers, bool Followed, bool Blocked);
