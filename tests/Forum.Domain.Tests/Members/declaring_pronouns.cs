using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class declaring_pronouns
{
    [Theory]
    [InlineData("he/him")]
    [InlineData("mirror/your pronouns")]
    [InlineData("él/ella")]
    [InlineData("彼女")]
    [InlineData("🐈/🐈s")]
    [InlineData("J./J.s")]
    public void accepts_any_words(string set) => Assert.Equal([set], Declared(set).Sets);

    [Fact]
    public void keeps_the_order_of_preference() => Assert.Equal(["they/them", "he/him"], Declared("they/them", "he/him").Sets);

    [Fact]
    public void trims_and_composes_what_was_typed() => Assert.Equal(["\u00E9l"], Declared(" e\u0301l\u00A0").Sets);

    [Theory]
    [InlineData(PronounStance.Unset)]
    [InlineData(PronounStance.Any)]
    [InlineData(PronounStance.Ask)]
    [InlineData(PronounStance.UseName)]
    public void of_another_stance_takes_no_sets(PronounStance stance)
    {
        Assert.True(Pronouns.TryDeclare(stance, [], out var pronouns, out _));
        Assert.Equal(new Pronouns(stance, []), pronouns);
        Assert.Equal(Pronouns.Unexpected, Refusal(stance, "he/him"));
    }

    [Fact]
    public void needs_at_least_one_set() => Assert.Equal(PronounText.Missing, Refusal());

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0")]
    public void with_a_blank_set_is_refused(string set) => Assert.Equal(PronounText.Missing, Refusal("he/him", set));

    [Fact]
    public void takes_eight_sets_and_not_nine()
    {
        Assert.Equal(8, Declared([.. Enumerable.Repeat("xe/xem", 8)]).Sets.Count);
        Assert.Equal(Pronouns.TooMany, Refusal([.. Enumerable.Repeat("xe/xem", 9)]));
    }

    [Fact]
    public void counts_characters_as_people_do()
    {
        var sixtyFour = string.Concat(Enumerable.Repeat("🇨🇦", 64));
        Assert.Equal([sixtyFour], Declared(sixtyFour).Sets);
        Assert.Equal(PronounText.TooLong, Refusal(new string('x', 65)));
    }

    [Fact]
    public void refuses_a_tower_of_accents() => Assert.Equal(PronounText.TooLong, Refusal("x" + new string('\u0300', 256)));

    [Theory]
    [InlineData("he\0him")]
    [InlineData("he\thim")]
    [InlineData("he\nhim")]
    [InlineData("he\u2028him")]
    [InlineData("he\u0085him")]
    [InlineData("he\u202Ehim")]
    [InlineData("he\u2067him")]
    [InlineData("he\u200Bhim")]
    [InlineData("\uFEFFhe/him")]
    [InlineData("he\U000E0041him")]
    [InlineData("\u3164")]
    [InlineData("<b>he")]
    [InlineData("he>")]
    [InlineData("[he](x)")]
    [InlineData("he]")]
    [InlineData("`he`")]
    public void refuses_what_hides_or_formats(string set) => Assert.Equal(PronounText.Character, Refusal(set));

    [Fact]
    public void refuses_half_a_character() => Assert.Equal(PronounText.Character, Refusal("he" + '\uD800'));

    [Fact]
    public void refuses_mentions() => Assert.Equal(PronounText.Mention, Refusal("@bob"));

    [Theory]
    [InlineData("https://x")]
    [InlineData("WWW.here")]
    [InlineData("example.com/me")]
    public void refuses_links(string set) => Assert.Equal(PronounText.Link, Refusal(set));

    static Pronouns Declared(params string[] sets)
    {
        Assert.True(Pronouns.TryDeclare(PronounStance.Declared, [.. sets], out var pronouns, out var refusal), refusal?.Code);
        return pronouns;
    }

    static Refused? Refusal(params string[] sets) => Refusal(PronounStance.Declared, sets);

    static Refused? Refusal(PronounStance stance, params string[] sets)
    {
        Assert.False(Pronouns.TryDeclare(stance, [.. sets], out var pronouns, out var refusal));
        Assert.Null(pronouns);
        return refusal;
    }
}
