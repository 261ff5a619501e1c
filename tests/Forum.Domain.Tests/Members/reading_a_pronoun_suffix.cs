using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class reading_a_pronoun_suffix
{
    [Theory]
    [InlineData("he/him")]
    [InlineData("xe/xem")]
    [InlineData("fae/faer")]
    [InlineData("null/void")]
    [InlineData("mirror/your pronouns")]
    [InlineData("undecided")]
    public void keeps_a_set_as_written(string inside) => Assert.Equal(Declared(inside), PronounSuffix.Read(inside));

    [Theory]
    [InlineData("she/her, comrade/them")]
    [InlineData(" she/her ,\u00A0comrade/them\u200B")]
    [InlineData("she/her,,comrade/them,")]
    public void splits_at_commas_and_trims(string inside) =>
        Assert.Equal(Declared("she/her", "comrade/them"), PronounSuffix.Read(inside));

    [Theory]
    [InlineData("any", PronounStance.Any)]
    [InlineData(" ANY ", PronounStance.Any)]
    [InlineData("any/all", PronounStance.Any)]
    [InlineData("Any pronouns", PronounStance.Any)]
    [InlineData("ask", PronounStance.Ask)]
    [InlineData("Ask me", PronounStance.Ask)]
    [InlineData("use name", PronounStance.UseName)]
    [InlineData("use my name", PronounStance.UseName)]
    [InlineData("no pronouns", PronounStance.UseName)]
    public void knows_the_words_for_other_stances(string inside, PronounStance stance) =>
        Assert.Equal(new Pronouns(stance, []), PronounSuffix.Read(inside));

    [Fact]
    public void takes_none_as_ambiguous() =>
        Assert.Equal(new Pronouns(PronounStance.UseName, [], Ambiguous: true), PronounSuffix.Read("none/use name"));

    [Fact]
    public void keeps_any_among_others_as_a_set() => Assert.Equal(Declared("she/her", "any"), PronounSuffix.Read("she/her, any"));

    [Fact]
    public void keeps_a_cut_off_set_and_marks_it() =>
        Assert.Equal(Declared("she/her", "they/the") with { Ambiguous = true }, PronounSuffix.Read("she/her, they/the", cutOff: true));

    [Fact]
    public void never_decides_on_a_stance_from_cut_off_words() =>
        Assert.Equal(Declared("any") with { Ambiguous = true }, PronounSuffix.Read("any", cutOff: true));

    [Theory]
    [InlineData("he/him, http://x")]
    [InlineData("@everyone")]
    [InlineData("1,2,3,4,5,6,7,8,9")]
    [InlineData(",")]
    public void leaves_unset_what_nobody_could_declare(string inside) => Assert.Equal(Pronouns.Unset, PronounSuffix.Read(inside));

    static Pronouns Declared(params string[] sets) => new(PronounStance.Declared, [.. sets]);
}
