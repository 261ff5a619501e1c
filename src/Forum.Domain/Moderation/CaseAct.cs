using System.Text.Json.Serialization;
using Forum.Domain.Members;

namespace Forum.Domain.Moderation;

public enum CaseKind
{
    /// <summary>Hides threads, comments, a version of one, or an entry of the log.</summary>
    Remove,

    /// <summary>Lifts what others removed on the same layer.</summary>
    Restore,
    Ban,
    Unban,
    Lock,
    Unlock,
    Pin,
    Unpin,
    HideProfile,
    ShowProfile,
    Appoint,
    Dismiss,
    ApproveClaim,
}

/// <summary>How far a case reaches from its target.</summary>
public enum CaseScope
{
    Item,

    /// <summary>The target and everything below it.</summary>
    Subtree,

    /// <summary>Everything that a member wrote.</summary>
    Member,
}

/// <summary>What a case does, all of it said when it is opened. What a kind of case has no use for is null.</summary>
/// <param name="Community">Where it holds; null for the whole site.</param>
/// <param name="Member">Whom it is about, and for a claim the imported author.</param>
/// <param name="Claimant">The account that claims.</param>
/// <param name="Entry">The case whose entry in the log is meant.</param>
/// <param name="Since">Only what was written at this moment or later.</param>
/// <param name="Until">When a ban ends; null for good.</param>
/// <param name="Removes">A ban that also removes what the member wrote.</param>
public sealed record CaseAct(
    CaseKind Kind, CaseScope Scope = CaseScope.Item, CommunityId? Community = null, ThreadId? Thread = null, CommentId? Comment = null,
    int? Revision = null, MemberId? Member = null, MemberId? Claimant = null, CaseId? Entry = null, ProfilePart? Part = null,
    SuppressionLayer Layer = SuppressionLayer.Moderator, EquatableList<Hidden>? Hides = null,
    DateTimeOffset? Since = null, DateTimeOffset? Until = null, bool Removes = false)
{
    /// <summary>Whether it goes through threads and comments, which may be many.</summary>
    [JsonIgnore]
    public bool TouchesContent => Kind is CaseKind.Remove or CaseKind.Restore ? Entry is null : Kind is CaseKind.Ban && Removes;
}
