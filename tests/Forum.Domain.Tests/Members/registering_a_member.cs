using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class registering_a_member
{
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly Pronouns SheHer = new(PronounStance.Declared, ["she/her"]);
    static readonly RegisterMember Register = new(Roza, Number: 9, "Roza", "hashed", SheHer);

    [Fact]
    public void records_who_they_are_and_apart_from_it_their_password() => Given().When(Register).Then(
        new MemberRegistered(Roza, 9, "Roza", SheHer),
        new PasswordSet(Roza, "hashed"));

    [Fact]
    public void without_a_word_on_pronouns_leaves_them_unset() => Given().When(Register with { Pronouns = Pronouns.Unset }).Then(
        new MemberRegistered(Roza, 9, "Roza", Pronouns.Unset),
        new PasswordSet(Roza, "hashed"));

    [Theory]
    [InlineData("Roza")]
    [InlineData("rOZA")]
    [InlineData("Ｒｏｚａ")]
    [InlineData("Ro\u200Bza")]
    public void under_a_name_that_somebody_goes_by_is_refused(string handle) =>
        Given(Happened.MemberRegistered(Somebody, handle)).When(Register).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void under_the_name_of_an_imported_author_is_refused() =>
        Given(Happened.AuthorImported(Somebody)).When(Register).ThenRefused(RegisterMember.HandleTaken);

    [Fact]
    public void under_the_name_of_an_author_from_another_host_is_recorded() =>
        Assert.IsType<Decision.Accepted>(Given(Happened.AuthorImported(Somebody, "roza", "other.example")).When(Register));

    [Fact]
    public void under_another_name_is_recorded() =>
        Assert.IsType<Decision.Accepted>(Given(Happened.MemberRegistered(Somebody, "rosa")).When(Register));

    [Fact]
    public void under_a_name_too_short_is_refused() => Given().When(Register with { Handle = "ro" }).ThenRefused(Handle.Length);

    [Fact]
    public void under_a_name_with_other_characters_is_refused() =>
        Given().When(Register with { Handle = "ro za" }).ThenRefused(Handle.Character);

    static History Given(params object[] history) => new(history);
}
