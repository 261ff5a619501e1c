using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Domain.Members;

/// <summary>A language tag after BCP 47 (RFC 5646): what it may look like, not whether there is such a language.</summary>
public static partial class LanguageTag
{
    /// <summary>Room for all that people write; the grammar itself knows no end.</summary>
    const int MaxLength = 64;

    /// <summary>The tag in the letter case that the standard recommends, or null for none.</summary>
    public static string? Normalize(string text) =>
        text.Length <= MaxLength && WellFormed().IsMatch(text) && !Repeats(text) ? InUsualCase(text) : null;

    static string InUsualCase(string text)
    {
        var subtags = text.ToLowerInvariant().Split('-');
        var singleton = Array.FindIndex(subtags, subtag => subtag.Length == 1);
        for (var i = 1; i < (singleton < 0 ? subtags.Length : singleton); i++)
        {
            subtags[i] = subtags[i].Length switch
            {
                2 => subtags[i].ToUpperInvariant(),
                4 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(subtags[i]),
                _ => subtags[i],
            };
        }

        return string.Join('-', subtags);
    }

    // A variant or the letter of an extension may stand there once; behind an x everything is private.
    static bool Repeats(string text)
    {
        var subtags = text.ToUpperInvariant().Split('-').Skip(1).TakeWhile(subtag => subtag != "X").ToList();
        var variants = subtags.TakeWhile(subtag => subtag.Length > 1).Where(subtag => subtag.Length > 4 || char.IsDigit(subtag[0]));
        return HasTwice(variants) || HasTwice(subtags.Where(subtag => subtag.Length == 1));
    }

    static bool HasTwice(IEnumerable<string> subtags) => subtags.GroupBy(subtag => subtag).Any(same => same.Count() > 1);

    [GeneratedRegex(
        """
        ^(
            ([a-z]{2,3}(-[a-z]{3}){0,3} | [a-z]{4,8})          (?# the language, and its extension)
            (-[a-z]{4})?                                       (?# script)
            (-([a-z]{2} | [0-9]{3}))?                          (?# region)
            (-([a-z0-9]{5,8} | [0-9][a-z0-9]{3}))*             (?# variants)
            (-[a-wyz0-9](-[a-z0-9]{2,8})+)*                    (?# extensions)
            (-x(-[a-z0-9]{1,8})+)?                             (?# private use)
            | x(-[a-z0-9]{1,8})+
            | i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
            | en-gb-oed | sgn-(be-fr|be-nl|ch-de)
        )\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex WellFormed();
}
