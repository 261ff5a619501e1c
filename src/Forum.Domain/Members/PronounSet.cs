using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Forum.Domain.Members;

/// <summary>The grammatical genders that RFC 9554 knows: how to speak of somebody in a language that has them.</summary>
public enum GrammaticalGender
{
    Animate,
    Common,
    Feminine,
    Inanimate,
    Masculine,
    Neuter,
}

/// <summary>One set of pronouns, kept as written. Most are their text and nothing else.</summary>
/// <param name="Display">What is shown: <c>xe/xem</c>.</param>
/// <param name="Language">The language that the set belongs to, as a BCP 47 tag.</param>
[JsonConverter(typeof(PronounSetConverter))]
public sealed partial record PronounSet(
    string Display, PronounForms? Forms = null, string? Language = null, GrammaticalGender? Gender = null)
{
    public static readonly Refused LanguageInvalid = new(
        "pronouns-language-invalid", "A language of pronouns is a tag such as en, pt-BR or zh-Hant.");

    /// <summary>The same for all spellings that differ in letter case, spaces and the kind of slash alone. Only to count and compare by.</summary>
    public string Key => Spaces().Replace(Slash().Replace(FoldedName.Of(Display), "/"), " ").Trim();

    public bool IsTextAlone => Forms is null && Language is null && Gender is null;

    public static implicit operator PronounSet(string display) => new(display);

    /// <summary>Takes a set as it was said and brings it into the one form that is kept.</summary>
    internal static Refused? Check(PronounSet said, out PronounSet kept)
    {
        kept = said;
        if (PronounText.Check(said.Display, out var display) is { } badText) return badText;
        if (PronounForms.Check(said.Forms, out var forms) is { } badForm) return badForm;
        var language = said.Language is null ? null : LanguageTag.Normalize(said.Language);
        if (language is null && said.Language is not null) return LanguageInvalid;

        kept = new PronounSet(display, forms, language, said.Gender);
        return null;
    }

    [GeneratedRegex(@"\s*[/\\\u2044\u2215\u2216\u29F5\u29F8]\s*")]
    private static partial Regex Slash();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
