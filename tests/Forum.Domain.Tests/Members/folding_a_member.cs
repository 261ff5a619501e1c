using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Members;

public class folding_a_member
{
    static readonly MemberId Id = new(Guid.NewGuid());

    [Fact]
    public void starts_with_an_account() => Assert.Equal(
        New(hasAccount: true) with { Handle = "roza" }, new History(Happened.MemberRegistered(Id)).Member(Id));

    [Fact]
    public void starts_with_an_imported_name() => Assert.Equal(
        New(hasAccount: false), new History(Happened.AuthorImported(Id)).Member(Id));

    [Fact]
    public void adds_the_rights_of_an_administrator() => Assert.Equal(
        New(hasAccount: true) with { Handle = "roza", PasswordHash = "hashed", IsAdministrator = true },
        new History(Happened.MemberRegistered(Id), new PasswordSet(Id, "hashed"), new AdministratorGranted(Id)).Member(Id));

    [Fact]
    public void adds_the_rights_of_an_analyst_and_no_others() => Assert.Equal(
        New(hasAccount: true) with { Handle = "roza", IsAnalyst = true },
        new History(Happened.MemberRegistered(Id), new AnalystGranted(Id)).Member(Id));

    [Fact]
    public void follows_what_they_call_themself() => Assert.Equal(
        New(hasAccount: true) with { Handle = "rosa", DisplayName = "Rosa", Bio = "I row." },
        new History(
            Happened.MemberRegistered(Id), new HandleChanged(Id, "rosa"), new DisplayNameChanged(Id, "Rosa"), new BioChanged(Id, "I row."))
            .Member(Id));

    [Fact]
    public void keeps_nothing_that_they_said_of_themself_when_they_leave()
    {
        var history = new History(
            Happened.MemberRegistered(Id), new PasswordSet(Id, "hashed"), new AdministratorGranted(Id), new AnalystGranted(Id), new DisplayNameChanged(Id, "Rosa"),
            new BioChanged(Id, "I row."), new MemberBanned(Id, AnyBan), new MemberDeleted(Id, FormerContent.Keep));
        Assert.Equal(New(hasAccount: false) with { IsFormer = true, Bans = InForce.None<Ban>().Impose(AnyBan) }, history.Member(Id));
    }

    [Fact]
    public void takes_the_pronouns_that_an_account_said_last()
    {
        var registered = Happened.MemberRegistered(Id) with { Pronouns = new(PronounStance.Any, []) };
        Assert.Equal(registered.Pronouns, new History(registered).Member(Id)!.Pronouns);

        var changed = new PronounsChanged(Id, new(PronounStance.Ask, [], Audience: PronounAudience.OnlyMe));
        Assert.Equal(
            New(hasAccount: true) with { Handle = "roza", Pronouns = changed.Pronouns }, new History(registered, changed).Member(Id));
    }

    [Fact]
    public void knows_no_pronouns_of_an_imported_authors_own() => Assert.Equal(
        Pronouns.Unset, new History(Happened.AuthorImported(Id) with { Pronouns = new(PronounStance.Any, []) }).Member(Id)!.Pronouns);

    [Fact]
    public void bans_in_a_community_and_everywhere()
    {
        var (here, elsewhere, later) = (new CommunityId(Guid.NewGuid()), new CommunityId(Guid.NewGuid()), Happened.At.AddDays(1));
        var banned = Member.Evolve(New(hasAccount: true), new MemberBanned(Id, Ban(here, later)))!;
        Assert.True(banned.IsBanned(here, Happened.At));
        Assert.False(banned.IsBanned(elsewhere, Happened.At));
        Assert.False(banned.IsBanned(here, later));
        Assert.True(Member.Evolve(banned, new MemberBanned(Id, Ban(null, null)))!.IsBanned(elsewhere, later.AddYears(100)));

        static Ban Ban(CommunityId? community, DateTimeOffset? until) => new(new(Guid.NewGuid()), community, until, "spam", null, new(Guid.NewGuid()));
    }

    [Fact]
    public void claims_an_imported_author_until_the_case_is_undone()
    {
        var (account, approval) = (new MemberId(Guid.NewGuid()), new CaseId(Guid.NewGuid()));
        var claimed = Member.Evolve(New(hasAccount: false), new AuthorClaimed(Id, new Claim(new(Guid.NewGuid()), account, approval)))!;
        Assert.Equal(account, claimed.ClaimedBy);
        Assert.Null(Member.Evolve(claimed, new MemberCaseUndone(Id, approval))!.ClaimedBy);
    }

    static readonly Ban AnyBan = new(new(Guid.NewGuid()), Community: null, Until: null, "spam", Actor: null, new(Guid.NewGuid()));

    static Member New(bool hasAccount) => new(
        Id, hasAccount, IsAdministrator: false, InForce.None<Ban>(), InForce.None<ProfileSuppression>(), InForce.None<Claim>());

    [Fact]
    public void passes_over_what_no_decision_asks()
    {
        var before = new History(Happened.AuthorImported(Id)).Member(Id);
        Assert.Same(before, Member.Evolve(before, new ExternalIdentityLinked(Id, "https://id.example", "00ff")));
        Assert.Same(before, Member.Evolve(before, new ImportedPronounsChanged(Id, Pronouns.Unset, Happened.At)));
        Assert.Same(before, Member.Evolve(before, new object()));
        Assert.Null(Member.Evolve(null, new object()));
    }
}
