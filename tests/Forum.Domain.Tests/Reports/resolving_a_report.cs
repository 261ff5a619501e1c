using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;

namespace Forum.Domain.Tests.Reports;

public class resolving_a_report
{
    static readonly MemberId Moss = new(Guid.NewGuid()), Roza = new(Guid.NewGuid());
    static readonly CommunityId Here = new(Guid.NewGuid());
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly ReportFiled Filed = new(
        new ReportId(Guid.NewGuid()), Number: 6, new MemberId(Guid.NewGuid()), new CaseItem(CaseItemKind.Comment, Guid.NewGuid()), Part: null,
        Revision: 1, Roza, Here, "Rude.");

    static readonly ResolveReport Command = new(Filed.ReportId, Moss, ReportOutcome.Acted, Case, "Removed.", Administers: false, [Here]);
    static readonly ReportResolved Resolved = new(Filed.ReportId, Moss, ReportOutcome.Acted, Case, "Removed.");

    [Fact]
    public void says_what_came_of_it() => new History(Filed).When(Command).Then(Resolved);

    [Fact]
    public void twice_is_recorded_once() => new History(Filed, Resolved with { Resolver = Roza, Note = "Gone." }).When(Command).ThenNothing();

    [Fact]
    public void otherwise_than_somebody_has_is_refused()
    {
        new History(Filed, Resolved with { Outcome = ReportOutcome.Misuse }).When(Command).ThenRefused(ResolveReport.AlreadyResolved);
        new History(Filed, Resolved with { Case = null }).When(Command).ThenRefused(ResolveReport.AlreadyResolved);
    }

    [Fact]
    public void is_for_who_moderates_there()
    {
        new History(Filed).When(Command with { Moderates = [new(Guid.NewGuid())] }).ThenRefused(ResolveReport.NotAllowed);
        new History(Filed).When(Command with { Moderates = [] }).ThenRefused(ResolveReport.NotAllowed);
        new History(Filed).When(Command with { Moderates = [], Administers = true }).Then(Resolved);
    }

    [Fact]
    public void of_a_profile_is_for_administrators()
    {
        var profile = Filed with { Item = new(CaseItemKind.Member, Roza.Value), Part = ProfilePart.Bio, Community = null };
        new History(profile).When(Command).ThenRefused(ResolveReport.NotAllowed);
        new History(profile).When(Command with { Administers = true }).Then(Resolved);
    }

    [Fact]
    public void against_oneself_is_for_others()
    {
        new History(Filed with { Against = Moss }).When(Command).ThenRefused(ResolveReport.NotAllowed);
        new History(Filed with { Against = Moss }).When(Command with { Administers = true }).Then(Resolved);
    }

    [Fact]
    public void takes_a_note_that_is_text()
    {
        new History(Filed).When(Command with { Note = null }).Then(Resolved with { Note = null });
        new History(Filed).When(Command with { Note = "" }).ThenRefused(CaseReason.Missing);
        new History(Filed).When(Command with { Note = "a\0b" }).ThenRefused(CaseReason.Character);
    }

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(Report.Evolve(null, new object()));
        var report = new History(Filed).Report(Filed.ReportId);
        Assert.Same(report, Report.Evolve(report, new object()));
    }
}
