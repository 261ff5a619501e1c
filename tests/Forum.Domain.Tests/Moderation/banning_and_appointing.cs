using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using static Forum.Domain.Tests.Moderation.Cases;

namespace Forum.Domain.Tests.Moderation;

public class banning_and_appointing
{
    static readonly CaseAct BanRoza = new(CaseKind.Ban, Community: Here, Member: Roza);
    static readonly CaseAct UnbanRoza = BanRoza with { Kind = CaseKind.Unban };
    static readonly CaseAct AppointRoza = BanRoza with { Kind = CaseKind.Appoint };
    static readonly CaseAct DismissMoss = new(CaseKind.Dismiss, Community: Here, Member: Moss);

    [Fact]
    public void bans_for_a_time_or_for_good()
    {
        Given().IsOpened(BanRoza);
        Given().IsOpened(BanRoza with { Until = Happened.At.AddTicks(1) });
        Given().IsRefused(BanRoza with { Until = Happened.At }, CaseRules.UntilPast);
        Given().IsOpened(BanRoza with { Community = null }, Administers);
    }

    [Fact]
    public void bans_accounts_alone()
    {
        Given().IsRefused(BanRoza with { Member = Wren }, CaseRules.NotAnAccount);
        Given().IsRefused(BanRoza with { Member = null }, CaseRules.TargetMissing);
    }

    [Fact]
    public void spares_those_one_works_with()
    {
        Given().IsRefused(BanRoza with { Member = Moss }, CaseRules.Oneself);
        Given(new ModeratorAppointed(Here, Roza)).IsRefused(BanRoza, CaseRules.Protected);
        Given(new ModeratorAppointed(Here, Roza)).IsOpened(BanRoza, Administers, actor: Ada);
        Given(new ModeratorAppointed(Elsewhere, Roza)).IsOpened(BanRoza);
        Given(new AdministratorGranted(Roza)).IsRefused(BanRoza, CaseRules.Protected, Administers, actor: Ada);
    }

    [Fact]
    public void removes_with_a_ban_as_a_removal_of_its_own_would()
    {
        Given().IsOpened(BanRoza with { Removes = true, Hides = [Hidden.Text] });
        Given().IsRefused(BanRoza with { Removes = true, Hides = [] }, CaseRules.NothingToHide);
        Given().IsRefused(BanRoza with { Removes = true, Hides = [Hidden.Existence] }, CaseRules.ExistenceAlone);
        Given().IsRefused(BanRoza with { Removes = true, Scope = CaseScope.Subtree, Hides = [Hidden.Existence] }, CaseRules.ExistenceAlone);
    }

    [Fact]
    public void lifts_only_a_ban_of_the_same_place()
    {
        Given().IsRefused(UnbanRoza, CaseRules.NothingToLift);
        Given().IsRefused(UnbanRoza with { Member = null }, CaseRules.TargetMissing);
        Given(Banned(Roza, Here)).IsOpened(UnbanRoza);
        Given(Banned(Roza, Elsewhere)).IsRefused(UnbanRoza, CaseRules.NothingToLift);
        Given(Banned(Roza, null)).IsRefused(UnbanRoza, CaseRules.NothingToLift);
        Given(Banned(Roza, null)).IsOpened(UnbanRoza with { Community = null }, Administers, actor: Ada);
    }

    [Fact]
    public void lets_no_moderator_lift_their_own_ban()
    {
        Given(Banned(Moss, Here)).IsRefused(UnbanRoza with { Member = Moss }, CaseRules.Oneself);
        Given(Banned(Ada, null)).IsOpened(new(CaseKind.Unban, Member: Ada), Administers, actor: Ada);
    }

    [Fact]
    public void appoints_accounts_once()
    {
        Given().IsOpened(AppointRoza);
        Given(new ModeratorAppointed(Here, Roza)).IsRefused(AppointRoza, CaseRules.AlreadySo);
        Given().IsRefused(AppointRoza with { Member = Wren }, CaseRules.NotAnAccount);
        Given().IsRefused(AppointRoza with { Member = null }, CaseRules.TargetMissing);
        Given().IsRefused(AppointRoza with { Community = null }, CaseRules.TargetMissing, Administers);
    }

    [Fact]
    public void dismisses_who_moderates()
    {
        Given().IsOpened(DismissMoss, Administers, actor: Ada);
        Given().IsRefused(DismissMoss with { Member = Roza }, CaseRules.NothingToLift);
    }

    [Fact]
    public void lets_a_moderator_step_down_and_nobody_else()
    {
        Given().IsOpened(DismissMoss, None);
        Given().IsRefused(DismissMoss, OpenCase.NotAllowed, None, actor: Roza);
        Given().IsRefused(AppointRoza, OpenCase.NotAllowed, None, actor: Roza);
        Given().IsRefused(DismissMoss with { Member = Roza }, CaseRules.NothingToLift, None, actor: Roza);
        Given().When(Open(DismissMoss with { Member = null }) with { Actor = null }, None).ThenRefused(OpenCase.NotAllowed);
    }

    static MemberBanned Banned(MemberId member, CommunityId? community) => new(
        member, new Ban(new ImpositionId(Guid.NewGuid()), community, Until: null, "Spam.", Ada, new CaseId(Guid.NewGuid())));
}
