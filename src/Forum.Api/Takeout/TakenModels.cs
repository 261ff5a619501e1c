using System.Text.Json.Serialization;
using Forum.Api.Claims;
using Forum.Api.Http;
using Forum.Api.Inbox;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Reports;
using Forum.Domain;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Votes;

namespace Forum.Api.Takeout;

/// <summary>All that a member has here. The long parts are read as they are written, page by page.</summary>
/// <param name="Changes">What they said of themself, the earliest first.</param>
/// <param name="Votes">Every vote they cast, changed or took back, the earliest first; so with the shelf.</param>
/// <param name="Moderates">The names of the communities that they moderate.</param>
/// <param name="Bans">Those in force.</param>
/// <param name="HiddenParts">What of their profile a moderator hides from everybody else.</param>
/// <param name="Cases">What they did as a moderator, or took back.</param>
public sealed record TakenEverything(
    DateTimeOffset MadeAt, [property: Secret] OwnProfile Profile, IReadOnlyList<string> Moderates, IReadOnlyList<TakenBan> Bans,
    IReadOnlyList<TakenHiddenPart> HiddenParts, IReadOnlyList<TakenSession> Sessions, IAsyncEnumerable<TakenChange> Changes,
    IAsyncEnumerable<TakenPost> Threads, IAsyncEnumerable<TakenPost> Comments, IAsyncEnumerable<TakenVote> Votes,
    IAsyncEnumerable<TakenShelfMark> Shelf, IAsyncEnumerable<FollowModel> Follows, IAsyncEnumerable<BlockModel> Blocks,
    IAsyncEnumerable<ReportModel> Reports, IAsyncEnumerable<ClaimModel> Claims, IAsyncEnumerable<TakenCase> Cases,
    IAsyncEnumerable<NoticeModel> Inbox);

public sealed record TakenSession(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>Their names are told to clients.</summary>
public enum TakenChangeKind
{
    Registered,
    Handle,
    DisplayName,
    Bio,
    Pronouns,
    Password,
    ExternalIdentity,
    Administrator,
    Analyst,
}

/// <summary>One change of who somebody is, with what it changed.</summary>
/// <param name="Issuer">Who vouches for them.</param>
public sealed record TakenChange(
    long Position, DateTimeOffset At, TakenChangeKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Handle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Bio = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PronounsModel? Pronouns = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Issuer = null);

/// <summary>A thread or a comment with all its versions, of which the last is what it says.</summary>
/// <param name="Thread">The number of the thread that a comment is in; absent for a thread.</param>
/// <param name="Parent">The number of the comment that it answers.</param>
/// <param name="Hidden">What of it is not shown to everybody, by whom, and why, as far as its author may know; null where nothing is.</param>
/// <param name="DeletedAt">When its author took it away; null where they did not.</param>
public sealed record TakenPost(
    Guid Id, long Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Thread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Parent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Community,
    WrittenAt? WrittenAt, DateTimeOffset CreatedAt, bool Official, HiddenModel? Hidden, DateTimeOffset? DeletedAt,
    IReadOnlyList<TakenVersion> Versions);

/// <param name="Body">Null where its author may not read it any longer; so with the title.</param>
public sealed record TakenVersion(
    int Revision, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link,
    string? Body);

/// <summary>What a vote or a mark is on. The numbers are null for what one may no longer know of.</summary>
public sealed record TakenItem(Guid Id, long? Thread, long? Comment);

/// <param name="Position">Its place in the log.</param>
public sealed record TakenVote(long Position, DateTimeOffset At, TakenItem Item, Vote Vote);

public enum TakenShelfKind
{
    Saved,
    Unsaved,
    Read,
}

/// <param name="UpTo">The number of the last comment that they read.</param>
public sealed record TakenShelfMark(
    long Position, DateTimeOffset At, TakenShelfKind Kind, TakenItem Item,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UpTo);

/// <param name="Community">Null for a ban from the site.</param>
/// <param name="Reason">Null where it is hidden, or none was given.</param>
public sealed record TakenBan(string? Community, DateTimeOffset Since, DateTimeOffset? Until, string? Reason);

public sealed record TakenHiddenPart(ProfilePart Part, DateTimeOffset Since, string? Reason);

/// <param name="OpenedAt">Null where somebody else opened it, and they took it back.</param>
/// <param name="Undone">What they said when they took it back; null where they did not.</param>
public sealed record TakenCase(
    long Number, CaseKind Kind, DateTimeOffset? OpenedAt, string? Reason, DateTimeOffset? UndoneAt, string? Undone);
