using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class changing_a_bio
{
    static readonly MemberId Roza = new(Guid.NewGuid());
    static readonly ChangeBio Change = new(Roza, "I *row*.\n\nOften.");

    [Fact]
    public void is_recorded_as_written() => Given().When(Change).Then(new BioChanged(Roza, "I *row*.\n\nOften."));

    [Fact]
    public void to_the_same_one_records_nothing() => Given(new BioChanged(Roza, Change.Bio)).When(Change).ThenNothing();

    [Theory]
    [InlineData("")]
    [InlineData(" \n\u200B")]
    public void to_nothing_to_see_takes_it_away(string bio)
    {
        Given(new BioChanged(Roza, Change.Bio)).When(Change with { Bio = bio }).Then(new BioChanged(Roza, ""));
        Given().When(Change with { Bio = bio }).ThenNothing();
    }

    [Fact]
    public void counts_characters()
    {
        var long_enough = string.Concat(Enumerable.Repeat("🐈", Bio.MaxLength));
        Given().When(Change with { Bio = long_enough }).Then(new BioChanged(Roza, long_enough));
        Given().When(Change with { Bio = long_enough + "!" }).ThenRefused(Bio.TooLong);
    }

    [Fact]
    public void with_control_characters_is_refused() => Given().When(Change with { Bio = "I\0row" }).ThenRefused(Bio.Character);

    [Fact]
    public void after_leaving_is_refused() =>
        Given(new MemberDeleted(Roza, FormerContent.Keep)).When(Change).ThenRefused(DeleteAccount.NoAccount);

    static History Given(params object[] history) => new([Happened.MemberRegistered(Roza), .. history]);
}
