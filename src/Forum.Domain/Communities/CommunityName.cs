using System.Text;

namespace Forum.Domain.Communities;

/// <summary>A community's name is also its address, so it is short and needs no escaping.</summary>
public static class CommunityName
{
    public const int MinLength = 2;
    public const int MaxLength = 50;

    public static readonly Refused Invalid = new(
        "community-name", $"A community's name has {MinLength} to {MaxLength} letters, digits, '_' or '-'.");

    /// <summary>The rule that forbids <paramref name="name"/>, or null.</summary>
    public static Refused? Check(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        var allowed = runes.TrueForAll(rune => (Rune.IsLetterOrDigit(rune) && !Invisible.IsBlank(rune)) || rune.Value is '_' or '-');
        return allowed && runes.Count is >= MinLength and <= MaxLength ? null : Invalid;
    }
}
