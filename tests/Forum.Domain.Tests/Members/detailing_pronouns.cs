using Forum.Domain.Members;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Members;

public class detailing_pronouns
{
    static readonly PronounForms Xe = new("xe", "xem", "xyr", "xyrs", "xemself");

    [Fact]
    public void keeps_forms_language_and_gender()
    {
        var set = new PronounSet("hän/hänet", Xe with { Cases = Cases(("partitive", "häntä")) }, "fi", GrammaticalGender.Common);
        Assert.Equal(set, Kept(set));
    }

    [Fact]
    public void trims_and_composes_every_text() => Assert.Equal(
        new PronounSet("\u00E9l", new PronounForms("\u00E9l", Cases: Cases(("dativo", "le"))), "es"),
        Kept(new PronounSet(" e\u0301l", new PronounForms("e\u0301l ", Cases: Cases((" dativo", "le "))), "ES")));

    [Fact]
    public void takes_forms_that_say_nothing_for_none() =>
        Assert.Equal(new PronounSet("xe"), Kept(new PronounSet("xe", new PronounForms(Cases: Cases()))));

    [Theory]
    [InlineData("", "pronouns-missing")]
    [InlineData(" ", "pronouns-missing")]
    [InlineData("he\u202Ehim", "pronouns-character")]
    [InlineData("he\u200Bhim", "pronouns-character")]
    [InlineData("<b>", "pronouns-character")]
    [InlineData("[x]", "pronouns-character")]
    [InlineData("a\nb", "pronouns-character")]
    [InlineData("@bob", "pronouns-mention")]
    [InlineData("https://x", "pronouns-link")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "pronouns-too-long")]
    public void refuses_in_every_text_what_it_refuses_in_a_set(string text, string code)
    {
        PronounSet[] sets =
        [
            text,
            new("x", new PronounForms(Subject: text)),
            new("x", new PronounForms(Object: text)),
            new("x", new PronounForms(PossessiveDeterminer: text)),
            new("x", new PronounForms(PossessivePronoun: text)),
            new("x", new PronounForms(Reflexive: text)),
            new("x", new PronounForms(Cases: Cases(("dative", text)))),
            new("x", new PronounForms(Cases: Cases((text, "x")))),
        ];
        Assert.All(sets, set => Assert.Equal(code, Refusal(set)?.Code));
    }

    [Fact]
    public void takes_thirty_two_further_cases_and_not_thirty_three()
    {
        var cases = Enumerable.Range(1, 33).Select(i => ($"case {i}", $"form {i}")).ToArray();
        Assert.Equal(32, Kept(new PronounSet("x", new PronounForms(Cases: Cases(cases[..32])))).Forms!.Cases!.Count);
        Assert.Equal(PronounForms.TooManyCases, Refusal(new PronounSet("x", new PronounForms(Cases: Cases(cases)))));
    }

    [Theory]
    [InlineData("she/her", "SHE / Her")]
    [InlineData("she/her", "She⁄her")]
    [InlineData("she/her", "she∕her")]
    [InlineData("she/her", "she／her")]
    [InlineData("she/her", "she \\ her")]
    [InlineData("mirror/your pronouns", "Mirror / your \u00A0 pronouns")]
    [InlineData("él/ella", "E\u0301L/ELLA")]
    public void counts_these_as_one(string set, string other) => Assert.Equal(new PronounSet(set).Key, new PronounSet(other).Key);

    [Theory]
    [InlineData("he/they", "they/he")]
    [InlineData("she/her", "she, her")]
    [InlineData("he/him", "hehim")]
    [InlineData("your pronouns", "yourpronouns")]
    public void counts_these_as_two(string set, string other) => Assert.NotEqual(new PronounSet(set).Key, new PronounSet(other).Key);

    [Fact]
    public void tells_sets_of_one_key_apart_all_the_same() => Assert.NotEqual(new PronounSet("she/her"), new PronounSet("She/Her"));

    [Property(Arbitrary = [typeof(AnyText)])]
    public void makes_a_key_of_any_text_that_is_its_own_key(UnicodeText text)
    {
        var key = new PronounSet(text.Value).Key;
        Assert.Equal(key, new PronounSet(key).Key);
    }

    [Property(Arbitrary = [typeof(AnyText)])]
    public void keeps_what_was_kept(UnicodeText text)
    {
        if (!Pronouns.TryDeclare(PronounStance.Declared, [text.Value], out var pronouns, out _)) return;
        Assert.Equal(pronouns.Sets[0], Kept(pronouns.Sets[0]));
    }

    static EquatableDictionary Cases(params (string Name, string Form)[] cases) =>
        new(cases.Select(form => KeyValuePair.Create(form.Name, form.Form)));

    static PronounSet Kept(PronounSet set)
    {
        Assert.True(Pronouns.TryDeclare(PronounStance.Declared, [set], out var pronouns, out var refusal), refusal?.Code);
        return Assert.Single(pronouns.Sets);
    }

    static Refused? Refusal(PronounSet set)
    {
        Assert.False(Pronouns.TryDeclare(PronounStance.Declared, [set], out _, out var refusal));
        return refusal;
    }
}
