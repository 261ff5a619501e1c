using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

public class marking_and_claiming
{
    static readonly CaseAct HideBio = new(CaseKind.HideProfile, Member: Roza, Part: ProfilePart.Bio);
    static readonly CaseAct Claim = new(CaseKind.ApproveClaim, Member: Wren, Claimant: Roza);

    [Theory]
    [InlineData(CaseKind.Lock, CaseKind.Unlock, ThreadMarkKind.Locked, ThreadMarkKind.Pinned)]
    [InlineData(CaseKind.Pin, CaseKind.Unpin, ThreadMarkKind.Pinned, ThreadMarkKind.Locked)]
    public void marks_a_thread_once_and_lifts_what_is_there(CaseKind set, CaseKind lift, ThreadMarkKind mark, ThreadMarkKind other)
    {
        CaseAct setting = new(set, Community: Here, Thread: TheThread), lifting = setting with { Kind = lift };
        Given().IsOpened(setting);
        Given(Marked(other)).IsOpened(setting);
        Given(Marked(mark)).IsRefused(setting, CaseRules.AlreadySo);
        Given(Marked(mark)).IsOpened(lifting);
        Given(Marked(other)).IsRefused(lifting, CaseRules.NothingToLift);
        Given().IsRefused(setting with { Thread = OtherThread }, CaseRules.TargetMissing);
        Given().IsRefused(setting with { Thread = null }, CaseRules.TargetMissing);
    }

    [Fact]
    public void hides_a_part_of_a_profile_once()
    {
        Given().IsOpened(HideBio, ModeratesElsewhere);
        Given(HiddenOf(Roza, ProfilePart.Pronouns)).IsOpened(HideBio);
        Given(HiddenOf(Roza, ProfilePart.Bio)).IsRefused(HideBio, CaseRules.AlreadySo);
        Given().IsRefused(HideBio with { Part = null }, CaseRules.TargetMissing);
        Given().IsRefused(HideBio with { Member = null }, CaseRules.TargetMissing);
    }

    [Fact]
    public void shows_again_what_was_hidden()
    {
        var show = HideBio with { Kind = CaseKind.ShowProfile };
        Given().IsRefused(show, CaseRules.NothingToLift);
        Given(HiddenOf(Roza, ProfilePart.Pronouns)).IsRefused(show, CaseRules.NothingToLift);
        Given(HiddenOf(Roza, ProfilePart.Bio)).IsOpened(show);
    }

    [Fact]
    public void lets_no_moderator_show_what_was_hidden_of_their_own()
    {
        var show = HideBio with { Kind = CaseKind.ShowProfile, Member = Moss };
        Given(HiddenOf(Moss, ProfilePart.Bio)).IsRefused(show, CaseRules.Oneself);
        Given(HiddenOf(Ada, ProfilePart.Bio)).IsOpened(show with { Member = Ada }, Administers, actor: Ada);
    }

    [Fact]
    public void gives_an_imported_author_to_the_account_that_they_are()
    {
        Given().IsOpened(Claim, Administers);
        Given().IsOpened(Claim, ModeratesAllOfThem);
        Given().IsRefused(Claim, OpenCase.NotAllowed, Moderates);
    }

    [Fact]
    public void gives_away_imported_authors_alone_and_once()
    {
        Given(new AuthorClaimed(Wren, new Claim(new(Guid.NewGuid()), Ada, new CaseId(Guid.NewGuid()))))
            .IsRefused(Claim, CaseRules.NotImported, Administers);
        Given().IsRefused(Claim with { Member = Moss }, CaseRules.NotImported, Administers);
        Given(Happened.AuthorImported(Kit, "kit")).IsRefused(Claim with { Claimant = Kit }, CaseRules.NotAnAccount, Administers);
        Given().IsRefused(Claim with { Claimant = null }, CaseRules.TargetMissing, Administers);
        Given().IsRefused(Claim with { Member = null }, CaseRules.TargetMissing, Administers);
    }

    [Fact]
    public void lets_no_moderator_believe_themself()
    {
        Given().IsRefused(Claim with { Claimant = Moss }, CaseRules.OwnClaim, ModeratesAllOfThem);
        Given().IsOpened(Claim with { Claimant = Ada }, Administers, actor: Ada);
    }

    [Fact]
    public void gives_an_author_again_after_the_claim_was_taken_back()
    {
        var claim = new Claim(new(Guid.NewGuid()), Ada, new CaseId(Guid.NewGuid()));
        Given(new AuthorClaimed(Wren, claim), new MemberCaseUndone(Wren, claim.Case!.Value)).IsOpened(Claim, Administers);
    }

    static readonly MemberId Kit = new(Guid.NewGuid());

    static ThreadMarked Marked(ThreadMarkKind kind) => new(
        TheThread, new ThreadMark(new(Guid.NewGuid()), kind, "Heated.", Moss, new CaseId(Guid.NewGuid())));

    static ProfileSuppressed HiddenOf(MemberId member, ProfilePart part) => new(
        member, new ProfileSuppression(new(Guid.NewGuid()), part, "Rude.", Ada, new CaseId(Guid.NewGuid())));
}
