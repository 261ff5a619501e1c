using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class changing_a_handle
{
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly ChangeHandle Change = new(Roza, "Rosa");

    [Fact]
    public void is_recorded() => Given().When(Change).Then(new HandleChanged(Roza, "Rosa"));

    [Fact]
    public void to_the_one_they_have_records_nothing() => Given(new HandleChanged(Roza, "Rosa")).When(Change).ThenNothing();

    [Fact]
    public void to_another_spelling_is_recorded() =>
        Given().When(Change with { Handle = "ROZA" }).Then(new HandleChanged(Roza, "ROZA"));

    [Theory]
    [InlineData("rosa")]
    [InlineData("ＲＯＳＡ")]
    public void to_somebody_elses_is_refused(string handle) =>
        Given(Happened.MemberRegistered(Somebody, handle)).When(Change).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void to_one_that_somebody_else_had_is_refused() => Given(
        Happened.MemberRegistered(Somebody, "rosa"), new HandleChanged(Somebody, "rose")).When(Change).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void to_one_that_somebody_left_with_is_refused() => Given(
        Happened.MemberRegistered(Somebody, "rosa"), new MemberDeleted(Somebody, FormerContent.Keep))
        .When(Change).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void back_to_one_that_was_theirs_is_recorded() =>
        Given(new HandleChanged(Roza, "Rosa")).When(Change with { Handle = "roza" }).Then(new HandleChanged(Roza, "roza"));

    [Fact]
    public void to_an_imported_authors_is_refused() =>
        Given(Happened.AuthorImported(Somebody, "rosa")).When(Change).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void to_what_is_no_handle_is_refused() => Given().When(Change with { Handle = "ro" }).ThenRefused(Handle.Length);

    [Fact]
    public void after_leaving_is_refused() =>
        Given(new MemberDeleted(Roza, FormerContent.Keep)).When(Change).ThenRefused(DeleteAccount.NoAccount);

    [Fact]
    public void keeps_the_old_one_for_a_year()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Handle.HeldUntil(Happened.At));
        Assert.Equal(new DateOnly(2025, 2, 28), DateOnly.FromDateTime(Handle.HeldUntil(new(2024, 2, 29, 1, 0, 0, TimeSpan.Zero)).Date));
    }

    static History Given(params object[] history) => new([Happened.MemberRegistered(Roza), .. history]);
}
