using System.Text.Json.Serialization;
using Forum.Api.Comments;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Domain.Moderation;

namespace Forum.Api.Inbox;

/// <summary>Their names are the storage format of <c>views.notice</c>.</summary>
public enum NoticeKind
{
    /// <summary>Somebody answered a comment of the member, or their thread.</summary>
    Reply,
    Mention,

    /// <summary>A moderator hid something of a post of the member.</summary>
    Removed,
    Restored,
    Banned,
    Unbanned,
    ProfileHidden,
    ProfileShown,
    ClaimApproved,
    ClaimRefused,

    /// <summary>What a moderator did was taken back.</summary>
    Undone,
}

public enum NoticeFilter
{
    All,
    Replies,
    Mentions,
    Moderation,
}

/// <summary>Something that a member is told, as things stand now.</summary>
/// <param name="Id">Its place in the log.</param>
/// <param name="Thread">What it is about, or where that is; null for what is about the member.</param>
/// <param name="Claim">What the member asked for and did not get.</param>
/// <param name="Case">What a moderator did; null for replies and mentions, and where the entry in the log is hidden.</param>
public sealed record NoticeModel(
    long Id, NoticeKind Kind, DateTimeOffset At, bool Unread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThreadSummary? Thread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommentModel? Comment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NoticeCase? Case,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NoticeClaim? Claim) : IMentioning<NoticeModel>
{
    /// <summary>Its thread and comment are shown before they come here.</summary>
    IEnumerable<string?> IMentioning<NoticeModel>.Texts => [Case?.Reason, Claim?.Refusal];

    public NoticeModel Shown(MentioningTexts texts) => this with
    {
        Case = Case is null ? null : Case with { Reason = texts.Plain(Case.Reason) },
        Claim = Claim is null ? null : Claim with { Refusal = texts.Plain(Claim.Refusal) },
    };
}

/// <param name="Reason">Empty where it is hidden.</param>
/// <param name="Undone">Whether it was taken back since.</param>
public sealed record NoticeCase(long Number, CaseKind Kind, string Reason, bool Undone);

/// <param name="Number">That of the request for the claim.</param>
public sealed record NoticeClaim(long Number, string Refusal);

/// <summary>How much there is that a member has not read. More than 1,000 of a kind are 1,000.</summary>
public sealed record InboxCounts(long Replies, long Mentions, long Moderation);
