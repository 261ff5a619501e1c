using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Reports;

/// <param name="Case">What was done about it, if that was a case.</param>
/// <param name="Note">Among moderators; null if there is nothing to add.</param>
/// <param name="Administers">Whether the resolver administers the whole site.</param>
/// <param name="Moderates">The communities that the resolver moderates.</param>
public sealed record ResolveReport(
    ReportId ReportId, MemberId Resolver, ReportOutcome Outcome, CaseId? Case, string? Note, bool Administers, EquatableList<CommunityId> Moderates)
    : Command
{
    public static readonly Refused NotAllowed = new("report-not-allowed", "This report is for somebody else to look at.");
    public static readonly Refused AlreadyResolved = new("report-resolved", "Somebody has looked at this report and decided otherwise.");

    public static Decision Decide(ResolveReport command, Report report)
    {
        var isTheirs = report.Community is { } community && command.Moderates.Contains(community) && report.Against != command.Resolver;
        if (!command.Administers && !isTheirs) return NotAllowed;
        if (command.Note is { } note && CaseReason.Check(note) is { } refused) return refused;
        if (report.Resolution is { } earlier)
        {
            return earlier.Outcome == command.Outcome && earlier.Case == command.Case ? Nothing : AlreadyResolved;
        }

        return Record(new ReportResolved(command.ReportId, command.Resolver, command.Outcome, command.Case, command.Note));
    }
}
