using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class folding_a_member
{
    static readonly MemberId Id = new(Guid.NewGuid());

    [Fact]
    public void starts_with_an_account() => Assert.Equal(
        new Member(Id, HasAccount: true, IsAdministrator: false), new History(Happened.MemberRegistered(Id)).Member(Id));

    [Fact]
    public void starts_with_an_imported_name() => Assert.Equal(
        new Member(Id, HasAccount: false, IsAdministrator: false), new History(Happened.AuthorImported(Id)).Member(Id));

    [Fact]
    public void adds_the_rights_of_an_administrator() => Assert.Equal(
        new Member(Id, HasAccount: true, IsAdministrator: true),
        new History(Happened.MemberRegistered(Id), new PasswordSet(Id, "hashed"), new AdministratorGranted(Id)).Member(Id));

    [Fact]
    public void passes_over_what_no_decision_asks()
    {
        var before = new History(Happened.AuthorImported(Id)).Member(Id);
        Assert.Same(before, Member.Evolve(before, new PasswordSet(Id, "hashed")));
        Assert.Same(before, Member.Evolve(before, new ImportedPronounsChanged(Id, Pronouns.Unset, Happened.At)));
        Assert.Same(before, Member.Evolve(before, new object()));
        Assert.Null(Member.Evolve(null, new object()));
    }
}
