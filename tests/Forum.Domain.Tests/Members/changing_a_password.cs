using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class changing_a_password
{
    static readonly MemberId Roza = new(Guid.NewGuid());
    static readonly ChangePassword Change = new(Roza, "old hash", "new hash");

    [Fact]
    public void is_recorded() => Given(new PasswordSet(Roza, "old hash")).When(Change).Then(new PasswordSet(Roza, "new hash"));

    [Fact]
    public void without_the_current_one_is_refused() =>
        Given(new PasswordSet(Roza, "old hash")).When(Change with { CurrentHash = null }).ThenRefused(ChangePassword.Wrong);

    [Fact]
    public void after_somebody_changed_it_is_refused() =>
        Given(new PasswordSet(Roza, "old hash"), new PasswordSet(Roza, "newer hash")).When(Change).ThenRefused(ChangePassword.Wrong);

    [Fact]
    public void where_there_is_none_is_refused() =>
        Given(new ExternalIdentityLinked(Roza, "https://id.example", "00ff")).When(Change with { CurrentHash = null }).ThenRefused(ChangePassword.None);

    [Fact]
    public void after_leaving_is_refused() => Given(new PasswordSet(Roza, "old hash"), new MemberDeleted(Roza, FormerContent.Keep))
        .When(Change).ThenRefused(DeleteAccount.NoAccount);

    static History Given(params object[] history) => new([Happened.MemberRegistered(Roza), .. history]);
}
