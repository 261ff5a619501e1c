using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Members;

public class deleting_an_account
{
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly DeleteAccount Delete = new(Roza, "hashed", FormerContent.Keep);

    [Theory]
    [InlineData(FormerContent.Keep)]
    [InlineData(FormerContent.Withdraw)]
    public void is_recorded_with_what_becomes_of_their_content(FormerContent content) =>
        Given().When(Delete with { Content = content }).Then(new MemberDeleted(Roza, content));

    [Fact]
    public void twice_is_recorded_once() =>
        Given(new MemberDeleted(Roza, FormerContent.Withdraw)).When(Delete).ThenNothing();

    [Theory]
    [InlineData(null)]
    [InlineData("another hash")]
    public void without_the_password_is_refused(string? hash) =>
        Given().When(Delete with { PasswordHash = hash }).ThenRefused(ChangePassword.Wrong);

    [Fact]
    public void of_somebody_who_signs_in_elsewhere_asks_for_no_password() =>
        new History(Happened.MemberRegistered(Roza), new ExternalIdentityLinked(Roza, "https://id.example", "00ff"))
            .When(Delete with { PasswordHash = null }).Then(new MemberDeleted(Roza, FormerContent.Keep));

    [Fact]
    public void of_the_last_administrator_is_refused() =>
        Given(new AdministratorGranted(Roza)).When(Delete).ThenRefused(DeleteAccount.LastAdministrator);

    [Fact]
    public void of_one_administrator_among_others_is_recorded() =>
        Given(new AdministratorGranted(Roza), Happened.MemberRegistered(Somebody, "sam"), new AdministratorGranted(Somebody))
            .When(Delete).Then(new MemberDeleted(Roza, FormerContent.Keep));

    [Fact]
    public void of_the_last_administrator_after_the_others_left_is_refused() => Given(
            new AdministratorGranted(Roza), Happened.MemberRegistered(Somebody, "sam"), new AdministratorGranted(Somebody),
            new MemberDeleted(Somebody, FormerContent.Keep))
        .When(Delete).ThenRefused(DeleteAccount.LastAdministrator);

    [Fact]
    public void of_an_imported_author_is_refused() =>
        new History(Happened.AuthorImported(Roza)).When(Delete with { PasswordHash = null }).ThenRefused(DeleteAccount.NoAccount);

    [Fact]
    public void leaves_nobody_to_give_rights_to() => Given(new MemberDeleted(Roza, FormerContent.Keep))
        .When(new GrantAdministrator(Roza)).ThenRefused(CaseRules.NotAnAccount);

    static History Given(params object[] history) =>
        new([Happened.MemberRegistered(Roza), new PasswordSet(Roza, "hashed"), .. history]);
}
