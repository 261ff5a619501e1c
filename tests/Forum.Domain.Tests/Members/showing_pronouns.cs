using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class showing_pronouns
{
    static readonly Pronouns SheHer = new(PronounStance.Declared, ["she/her"], Ambiguous: true, Unconfirmed: true);

    /// <summary>From the widest audience to the narrowest: whoever belongs to one belongs to all before it.</summary>
    [Theory]
    [InlineData(PronounAudience.Public, "Public SignedIn Moderators OnlyMe")]
    [InlineData(PronounAudience.SignedIn, "SignedIn Moderators OnlyMe")]
    [InlineData(PronounAudience.Moderators, "Moderators OnlyMe")]
    [InlineData(PronounAudience.OnlyMe, "OnlyMe")]
    public void follows_their_audience(PronounAudience audience, string seenBy)
    {
        var pronouns = SheHer with { Audience = audience };
        foreach (var viewer in Enum.GetValues<PronounAudience>())
        {
            Assert.Equal(seenBy.Split(' ').Contains($"{viewer}") ? pronouns : Pronouns.Unset, pronouns.SeenBy(viewer));
        }
    }

    [Theory]
    [InlineData(PronounAudience.Public)]
    [InlineData(PronounAudience.SignedIn)]
    [InlineData(PronounAudience.Moderators)]
    public void that_are_unset_shows_no_audience_to_others(PronounAudience viewer) =>
        Assert.Equal(Pronouns.Unset, (Pronouns.Unset with { Audience = PronounAudience.SignedIn }).SeenBy(viewer));

    [Theory]
    [InlineData(PronounAudience.Public, PronounAudience.Public, PronounAudience.SignedIn)]
    [InlineData(PronounAudience.Moderators, PronounAudience.Public, PronounAudience.Moderators)]
    [InlineData(PronounAudience.Public, PronounAudience.OnlyMe, PronounAudience.OnlyMe)]
    public void of_who_has_said_nothing_shows_what_a_claimed_page_says_to_who_is_signed_in_at_most(
        PronounAudience own, PronounAudience claimed, PronounAudience shown) => Assert.Equal(
            SheHer with { Audience = shown },
            (Pronouns.Unset with { Audience = own }).OrClaimed(SheHer with { Unconfirmed = false, Audience = claimed }));

    [Theory]
    [InlineData(PronounStance.Declared)]
    [InlineData(PronounStance.Any)]
    [InlineData(PronounStance.Ask)]
    [InlineData(PronounStance.UseName)]
    public void of_who_has_said_something_shows_nothing_of_a_claimed_page(PronounStance stance)
    {
        var own = new Pronouns(stance, stance is PronounStance.Declared ? ["they/them"] : []);
        Assert.Equal(own, own.OrClaimed(SheHer));
    }

    [Fact]
    public void of_a_claimed_page_that_says_nothing_changes_nothing()
    {
        var own = Pronouns.Unset with { Audience = PronounAudience.Moderators };
        Assert.Equal(own, own.OrClaimed(null));
        Assert.Equal(own, own.OrClaimed(Pronouns.Unset));
    }

    [Fact]
    public void that_a_page_says_tells_that_nobody_confirmed_them() =>
        Assert.Equal(SheHer, (SheHer with { Unconfirmed = false }).AsImported());

    [Fact]
    public void that_a_page_does_not_say_leaves_nothing_to_confirm() => Assert.Equal(Pronouns.Unset, Pronouns.Unset.AsImported());
}
