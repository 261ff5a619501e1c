using Forum.Api.Members;
using Forum.Api.Text;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;

namespace Forum.Api.Reports;

/// <summary>
/// What moderators have to know of somebody, of the communities that they moderate; what is of the whole site is for administrators. By today's
/// name alone. Of each list the newest.
/// </summary>
/// <param name="Content">How much they wrote, and how much of it is hidden.</param>
/// <param name="ReportsAgainst">Reports of what they wrote, or of their profile.</param>
/// <param name="ReportsBy">Reports that they filed themself.</param>
/// <param name="Bans">In force, over, and lifted; not those that were taken back as mistakes.</param>
/// <param name="CasesAbout">Cases that name them.</param>
/// <param name="CasesOfContent">Cases that touched what they wrote: removals and restores.</param>
public sealed record Dossier(
    MemberModel Member, IReadOnlyList<ContentCount> Content, IReadOnlyList<DossierReport> ReportsAgainst, IReadOnlyList<DossierReport> ReportsBy,
    IReadOnlyList<DossierBan> Bans, IReadOnlyList<DossierCase> CasesAbout, IReadOnlyList<DossierCase> CasesOfContent) : IMentioning<Dossier>
{
    IEnumerable<string?> IMentioning<Dossier>.Texts =>
    [
        .. ReportsAgainst.Concat(ReportsBy).Select(report => report.Reason), .. Bans.Select(ban => ban.Reason),
        .. CasesAbout.Concat(CasesOfContent).Select(entry => entry.Reason),
    ];

    public Dossier Shown(MentioningTexts texts)
    {
        return this with
        {
            ReportsAgainst = Reports(ReportsAgainst),
            ReportsBy = Reports(ReportsBy),
            Bans = [.. Bans.Select(ban => ban with { Reason = texts.PlainOrNull(ban.Reason) })],
            CasesAbout = Cases(CasesAbout),
            CasesOfContent = Cases(CasesOfContent),
        };

        DossierReport[] Reports(IEnumerable<DossierReport> some) => [.. some.Select(one => one with { Reason = texts.Plain(one.Reason) })];
        DossierCase[] Cases(IEnumerable<DossierCase> some) => [.. some.Select(one => one with { Reason = texts.Plain(one.Reason) })];
    }
}

public sealed record ContentCount(string Community, long Threads, long Comments, long HiddenThreads, long HiddenComments);

/// <param name="Community">Null for a report of a profile.</param>
public sealed record DossierReport(
    long Number, CaseItemKind Kind, long? Thread, long? Comment, string? Community, string Reason, DateTimeOffset FiledAt, ReportOutcome? Outcome);

/// <param name="Community">Null for the whole site.</param>
/// <param name="Until">Null for good.</param>
/// <param name="Lifted">A later case ended it.</param>
public sealed record DossierBan(
    long? Case, string? Community, DateTimeOffset Since, DateTimeOffset? Until, string? Reason, bool Lifted);

/// <param name="Items">How many of its items are theirs; null where the case is about themself.</param>
/// <param name="Undone">It was taken back.</param>
public sealed record DossierCase(
    long Number, CaseKind Kind, string? Community, string Reason, DateTimeOffset OpenedAt, long? Items, bool Undone);
