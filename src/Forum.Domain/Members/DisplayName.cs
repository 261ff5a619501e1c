using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Forum.Domain.Members;

/// <summary>The name that a member is shown by, beside the handle. Not theirs alone: others may have the same.</summary>
public static class DisplayName
{
    public const int MaxLength = 50;

    public static readonly Refused Length = new("display-name-length", $"A display name has 1 to {MaxLength} characters.");

    public static readonly Refused Character = new(
        "display-name-character", "A display name is plain text on one line, without invisible characters.");

    /// <summary>Takes a name as it was typed and brings it into the one form that is kept.</summary>
    public static bool TryRead(string typed, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out Refused? refused)
    {
        name = null;
        refused = Character;
        // Unpaired surrogates are no text, and normalising them throws.
        if (typed.EnumerateRunes().Any(IsForbidden)) return false;

        var kept = typed.Normalize(NormalizationForm.FormC).Trim();
        refused = Invisible.IsAll(kept) || kept.EnumerateRunes().Count() > MaxLength ? Length : null;
        name = refused is null ? kept : null;
        return refused is null;
    }

    static bool IsForbidden(Rune rune) =>
        rune == Rune.ReplacementChar || rune.Value == 0xFFFE || Invisible.IsBlank(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
