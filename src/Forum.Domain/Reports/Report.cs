using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Reports;

/// <summary>Somebody tells moderators of something that they should look at.</summary>
/// <param name="Item">A thread, comment or member.</param>
/// <param name="Part">Of a member's profile; null for a thread or comment.</param>
/// <param name="Revision">The version that was reported; null for a profile. The text stays in its own stream, so that no copy outlives it.</param>
/// <param name="Against">Whose it is; null where a page did not say.</param>
/// <param name="Community">Null for a profile, which is for administrators.</param>
public sealed record ReportFiled(
    ReportId ReportId, long Number, MemberId Reporter, CaseItem Item, ProfilePart? Part, int? Revision, MemberId? Against, CommunityId? Community,
    string Reason);

/// <param name="Case">What was done about it, if that was a case.</param>
/// <param name="Note">Among moderators.</param>
public sealed record ReportResolved(ReportId ReportId, MemberId Resolver, ReportOutcome Outcome, CaseId? Case, string? Note);

public enum ReportOutcome
{
    /// <summary>Something was done about what was reported.</summary>
    Acted,

    /// <summary>What was reported may stay.</summary>
    NoAction,

    /// <summary>Reporting it was itself against the rules.</summary>
    Misuse,
}

/// <summary>A report, as far as deciders need to know of it.</summary>
/// <param name="Resolution">Null while it is open.</param>
public sealed record Report(
    ReportId Id, MemberId Reporter, CaseItem Item, ProfilePart? Part, MemberId? Against, CommunityId? Community, ReportResolved? Resolution)
{
    public static Report? Evolve(Report? report, object @event) => @event switch
    {
        ReportFiled filed => new Report(
            filed.ReportId, filed.Reporter, filed.Item, filed.Part, filed.Against, filed.Community, Resolution: null),
        ReportResolved resolved => report! with { Resolution = resolved },
        _ => report,
    };
}
