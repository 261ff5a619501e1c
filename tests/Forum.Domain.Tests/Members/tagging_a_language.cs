using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class tagging_a_language
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en-US")]
    [InlineData("zh-hANT-tw", "zh-Hant-TW")]
    [InlineData("zh-yue", "zh-yue")]
    [InlineData("sgn-ase", "sgn-ase")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    [InlineData("sl-rozaj-biske", "sl-rozaj-biske")]
    [InlineData("ar-u-nu-LATN", "ar-u-nu-latn")]
    [InlineData("en-x-US-Neutral", "en-x-us-neutral")]
    [InlineData("x-Our-Own", "x-our-own")]
    [InlineData("i-enochian", "i-enochian")]
    [InlineData("sgn-BE-FR", "sgn-BE-FR")]
    [InlineData("en-GB-oed", "en-GB-oed")]
    [InlineData("toki", "toki")]
    public void brings_it_into_its_usual_case(string text, string tag) => Assert.Equal(tag, LanguageTag.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("english language")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--US")]
    [InlineData("ën")]
    [InlineData("en\n")]
    [InlineData("en-US-US-Latn")]
    [InlineData("abcdefghi")]
    [InlineData("en-a")]
    [InlineData("x")]
    [InlineData("de-1996-1996")]
    [InlineData("en-a-bb-a-cc")]
    [InlineData("en-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa")]
    public void takes_no_other_text(string text)
    {
        Assert.Null(LanguageTag.Normalize(text));
        Assert.False(Pronouns.TryDeclare(PronounStance.Declared, [new PronounSet("x", Language: text)], out _, out var refusal));
        Assert.Equal(PronounSet.LanguageInvalid, refusal);
    }
}
