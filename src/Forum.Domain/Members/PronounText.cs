using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Domain.Members;

/// <summary>What pronouns, and any form of them, may look like. Any words will do; what hides, links, calls or formats will not.</summary>
public static partial class PronounText
{
    public const int MaxGraphemes = 64;

    /// <summary>A single grapheme may carry any number of accents; a name line has room for few.</summary>
    public const int MaxLength = 256;

    public static readonly Refused Missing = new(
        "pronouns-missing",
        "Write at least one set of pronouns, such as they/them, and leave none blank.");
    public static readonly Refused TooLong = new("pronouns-too-long", $"A set of pronouns has at most {MaxGraphemes} characters.");
    public static readonly Refused Character = new(
        "pronouns-character",
        "Pronouns are plain text: without invisible characters, line breaks, or any of < > [ ] `.");
    public static readonly Refused Mention = new("pronouns-mention", "Pronouns cannot mention anybody: leave out the @.");
    public static readonly Refused Link = new("pronouns-link", "Pronouns cannot hold a link.");

    /// <summary>Takes a text as it was typed and brings it into the one form that is kept.</summary>
    internal static Refused? Check(string typed, out string text)
    {
        text = typed;
        // Unpaired surrogates are no text, and normalising them throws.
        if (typed.EnumerateRunes().Any(IsForbidden)) return Character;

        text = typed.Normalize(NormalizationForm.FormC).Trim();
        if (text.Length == 0) return Missing;
        if (text.Length > MaxLength || new StringInfo(text).LengthInTextElements > MaxGraphemes) return TooLong;
        if (text.Contains('@')) return Mention;
        return LooksLikeLink().IsMatch(text) ? Link : null;
    }

    static bool IsForbidden(Rune rune) =>
        rune == Rune.ReplacementChar || IsMarkup(rune) || rune.Value == 0xFFFE || Invisible.IsBlank(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    static bool IsMarkup(Rune rune) => rune.Value is '<' or '>' or '[' or ']' or '`';

    [GeneratedRegex(@"://|www\.|\w\.\p{L}{2,}[/?#:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeLink();
}
