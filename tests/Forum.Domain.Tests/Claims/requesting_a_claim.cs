using Forum.Domain.Claims;
using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Claims;

public class requesting_a_claim
{
    static readonly MemberId Kit = new(Guid.NewGuid()), Roza = new(Guid.NewGuid()), Moss = new(Guid.NewGuid());
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly ClaimRequested Requested = new(new ClaimRequestId(Guid.NewGuid()), Number: 5, Kit, Roza, "Ask me.");
    static readonly RequestClaim Command = new(Requested.ClaimRequestId, Number: 5, Kit, Roza, "Ask me.", Happened.At);
    static readonly ClaimRefused Refused = new(Requested.ClaimRequestId, Moss, "Not shown.");
    static readonly ClaimRetracted Retracted = new(Requested.ClaimRequestId);
    static readonly AuthorClaimed Claimed = new(Kit, new Claim(new ImpositionId(Guid.NewGuid()), Moss, Case));

    [Fact]
    public void asks_to_be_taken_for_an_imported_author() => Given().When(Command).Then(Requested);

    [Fact]
    public void twice_is_one_request()
    {
        Given(Requested).When(Command).ThenNothing();
        Given(Requested).When(Command with { ClaimRequestId = new(Guid.NewGuid()), Statement = "Really." }).ThenNothing();
    }

    [Fact]
    public void again_after_it_was_refused_or_retracted_is_another()
    {
        var again = Command with { ClaimRequestId = new(Guid.NewGuid()) };
        Given(Requested, Refused).When(again).Then(Requested with { ClaimRequestId = again.ClaimRequestId });
        Given(Requested, Retracted).When(again).Then(Requested with { ClaimRequestId = again.ClaimRequestId });
    }

    [Fact]
    public void under_an_id_that_something_else_has_is_refused() =>
        Given(Requested with { Claimant = Moss }).When(Command).ThenRefused(PostComment.IdTaken);

    [Fact]
    public void without_an_id_is_refused() => Given().When(Command with { ClaimRequestId = default }).ThenRefused(PostComment.IdEmpty);

    [Fact]
    public void says_how_one_can_know() => Given().When(Command with { Statement = " " }).ThenRefused(CaseReason.Missing);

    [Fact]
    public void is_for_imported_authors_whom_nobody_has_claimed()
    {
        Given().When(Command with { Author = Moss }).ThenRefused(CaseRules.NotImported);
        Given(Claimed).When(Command).ThenRefused(CaseRules.NotImported);
        Given(Claimed, new MemberCaseUndone(Kit, Case)).When(Command).Then(Requested);
    }

    [Fact]
    public void is_not_for_who_may_write_nowhere() =>
        Given(new MemberBanned(Roza, new Ban(new(Guid.NewGuid()), Community: null, Until: null, "Spam.", Moss, Case)))
            .When(Command).ThenRefused(PostComment.Banned);

    [Fact]
    public void can_be_taken_back_by_who_asked()
    {
        var withdraw = new RetractClaim(Requested.ClaimRequestId, Roza);
        Given(Requested).When(withdraw).Then(Retracted);
        Given(Requested, Retracted).When(withdraw).ThenNothing();
        Given(Requested).When(withdraw with { Actor = Moss }).ThenRefused(RetractClaim.NotYours);
        Given(Requested, Refused).When(withdraw).ThenRefused(RefuseClaim.Closed);
    }

    [Fact]
    public void can_be_refused_by_who_may_grant_it()
    {
        var refuse = new RefuseClaim(Requested.ClaimRequestId, Moss, "Not shown.", MayDecide: true);
        Given(Requested).When(refuse).Then(Refused);
        Given(Requested, Refused).When(refuse).ThenNothing();
        Given(Requested, Refused).When(refuse with { Reason = "No." }).ThenRefused(RefuseClaim.Closed);
        Given(Requested, Retracted).When(refuse).ThenRefused(RefuseClaim.Closed);
        Given(Requested, Claimed).When(refuse).ThenRefused(RefuseClaim.Closed);
        Given(Requested).When(refuse with { MayDecide = false }).ThenRefused(OpenCase.NotAllowed);
        Given(Requested).When(refuse with { Moderator = Roza }).ThenRefused(CaseRules.OwnClaim);
        Given(Requested).When(refuse with { Reason = "" }).ThenRefused(CaseReason.Missing);
    }

    static History Given(params object[] happened) => new(
    [
        Happened.AuthorImported(Kit, "kit"), Happened.MemberRegistered(Roza), Happened.MemberRegistered(Moss, "moss"), .. happened,
    ]);
}
