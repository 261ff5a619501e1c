using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Reports;

namespace Forum.Domain.Tests.Reports;

public class filing_a_report
{
    static readonly MemberId Moss = new(Guid.NewGuid()), Roza = new(Guid.NewGuid());
    static readonly CommunityId Here = new(Guid.NewGuid());
    static readonly FileReport Command = new(
        new ReportId(Guid.NewGuid()), Number: 6, Moss, new CaseItem(CaseItemKind.Comment, Guid.NewGuid()), Part: null, Revision: 2, Roza, Here,
        "Rude.", Happened.At);

    static readonly ReportFiled Filed = new(
        Command.ReportId, Command.Number, Command.Reporter, Command.Item, Command.Part, Command.Revision, Command.Against, Command.Community, "Rude.");

    [Fact]
    public void says_which_version_of_what_and_why() => Given().When(Command).Then(Filed);

    [Fact]
    public void twice_under_one_id_is_one_report() => Given(Filed).When(Command).ThenNothing();

    [Fact]
    public void again_while_it_is_open_is_the_same_report() =>
        Given(Filed).When(Command with { ReportId = new(Guid.NewGuid()), Reason = "Very rude." }).ThenNothing();

    [Fact]
    public void again_after_somebody_looked_is_another()
    {
        var again = Command with { ReportId = new(Guid.NewGuid()) };
        Given(Filed, Resolved).When(again).Then(Filed with { ReportId = again.ReportId });
    }

    [Fact]
    public void by_somebody_else_or_of_something_else_is_another()
    {
        var other = Command with { ReportId = new(Guid.NewGuid()) };
        Given(Filed with { Reporter = Roza }).When(other).Then(Filed with { ReportId = other.ReportId });
        Given(Filed with { Item = new(CaseItemKind.Comment, Guid.NewGuid()) }).When(other).Then(Filed with { ReportId = other.ReportId });
        Given(Filed with { Part = ProfilePart.Bio }).When(other with { Part = ProfilePart.Pronouns })
            .Then(Filed with { ReportId = other.ReportId, Part = ProfilePart.Pronouns });
    }

    [Fact]
    public void under_the_id_of_another_is_refused()
    {
        Given(Filed with { Reporter = Roza }).When(Command).ThenRefused(PostComment.IdTaken);
        Given(Filed with { Part = ProfilePart.Bio }).When(Command).ThenRefused(PostComment.IdTaken);
        Given(Filed with { Item = new(CaseItemKind.Thread, Command.Item.Id) }).When(Command).ThenRefused(PostComment.IdTaken);
        Given().When(Command with { ReportId = default }).ThenRefused(PostComment.IdEmpty);
    }

    [Fact]
    public void of_ones_own_is_refused() => Given().When(Command with { Against = Moss }).ThenRefused(FileReport.Own);

    [Fact]
    public void without_a_reason_is_refused() => Given().When(Command with { Reason = " " }).ThenRefused(CaseReason.Missing);

    [Fact]
    public void is_for_who_is_banned_from_a_community_and_not_for_who_is_banned_from_all()
    {
        Given(Banned(Here)).When(Command).Then(Filed);
        Given(Banned(null)).When(Command).ThenRefused(PostComment.Banned);
    }

    static ReportResolved Resolved => new(Filed.ReportId, Roza, ReportOutcome.NoAction, Case: null, Note: null);

    static MemberBanned Banned(CommunityId? community) => new(
        Moss, new Ban(new(Guid.NewGuid()), community, Until: null, "Spam.", Roza, new CaseId(Guid.NewGuid())));

    static History Given(params object[] events) =>
        new([Happened.MemberRegistered(Moss, "moss"), Happened.MemberRegistered(Roza), .. events]);
}
