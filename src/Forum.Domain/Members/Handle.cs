using System.Globalization;
using System.Text;

namespace Forum.Domain.Members;

/// <summary>The name that a member goes by and is found under. An imported author's is kept as its page had it, whatever the rules.</summary>
public static class Handle
{
    public const int MinLength = 3;

    /// <summary>Room for the longest names of the forums we import from.</summary>
    public const int MaxLength = 50;

    public static readonly Refused Length = new("handle-length", $"A handle has {MinLength} to {MaxLength} characters.");

    public static readonly Refused Character = new(
        "handle-character", "A handle is made of letters, digits, '.', '_' and '-', with at least one letter or digit.");

    /// <summary>The rule that forbids <paramref name="handle"/> to somebody who registers, or null.</summary>
    public static Refused? Check(string handle)
    {
        var runes = handle.EnumerateRunes().ToList();
        if (runes.Count is < MinLength or > MaxLength) return Length;
        if (!runes.TrueForAll(IsAllowed) || !runes.Exists(Rune.IsLetterOrDigit)) return Character;
        return null;
    }

    /// <summary>Until when a handle that somebody gave up is kept for them alone: long enough that nobody is taken for who they were.</summary>
    public static DateTimeOffset HeldUntil(DateTimeOffset freedAt) => freedAt.AddYears(1);

    // Marks belong to letters: many scripts cannot be written without them.
    internal static bool IsAllowed(Rune rune) => !Invisible.IsBlank(rune) && (
        Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
