using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Decision;

namespace Forum.Domain.Reports;

/// <param name="ReportId">Chosen by the client, so that a form submitted twice is one report.</param>
public sealed record FileReport(
    ReportId ReportId, long Number, MemberId Reporter, CaseItem Item, ProfilePart? Part, int? Revision, MemberId? Against, CommunityId? Community,
    string Reason, DateTimeOffset Now) : Command
{
    public static readonly Refused PartMissing = new("report-part", "Say which part of the profile you mean: pronouns, displayName or bio.");
    public static readonly Refused Hidden = new("report-hidden", "What is hidden from you cannot be reported.");
    public static readonly Refused Own = new("report-own", "Nobody reports what is their own.");

    /// <param name="existing">The report already recorded under this id, when a form is submitted twice.</param>
    /// <param name="open">The reporter's open report of the same thing, if there is one.</param>
    public static Decision Decide(FileReport command, Report? existing, ReportId? open, Member reporter)
    {
        if (command.ReportId == default) return PostComment.IdEmpty;
        if (existing is not null) return IsSameAs(existing) ? Nothing : PostComment.IdTaken;
        if (CaseReason.Check(command.Reason) is { } refused) return refused;
        if (command.Against == command.Reporter) return Own;
        // Who is banned from one community may still need help from its moderators.
        if (reporter.IsBanned(community: null, command.Now)) return PostComment.Banned;
        if (open is not null) return Nothing;
        return Record(new ReportFiled(
            command.ReportId, command.Number, command.Reporter, command.Item, command.Part, command.Revision, command.Against, command.Community,
            command.Reason));

        bool IsSameAs(Report earlier) =>
            earlier.Reporter == command.Reporter && earlier.Item == command.Item && earlier.Part == command.Part;
    }
}
