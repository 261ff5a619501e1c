using System.Globalization;
using System.Text;

namespace Forum.Domain;

/// <summary>Characters that take no room: zero-width ones and those that only steer the direction of text.</summary>
internal static class Invisible
{
    public static bool Is(char c) => c
        is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F')
        or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F');

    /// <summary>Counted as letters, marks or symbols by Unicode, and still blank on every screen.</summary>
    public static bool IsBlank(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0;

    /// <summary>Asks for another shape of the character before it, and is nothing by itself.</summary>
    public static bool IsVariationSelector(Rune rune) => rune.Value
        is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F;

    /// <summary>Nothing of it can be seen: a control or format character, one that is blank, or U+FFFE, which is none and cannot be normalised.</summary>
    public static bool ShowsNothing(Rune rune) =>
        rune.Value == 0xFFFE || IsBlank(rune) || IsVariationSelector(rune) ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    /// <summary>Whether a reader would see nothing at all. Control characters are another matter: they have no place in a text.</summary>
    public static bool IsAll(string text) =>
        text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || (ShowsNothing(rune) && !Rune.IsControl(rune)));

    /// <summary>Trims what nobody sees: white space of every kind, and invisible characters.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsUnseen(text[start])) start++;
        while (end > start && IsUnseen(text[end - 1])) end--;
        return text[start..end];
    }

    public static bool IsUnseen(char c) => char.IsWhiteSpace(c) || Is(c);
}
