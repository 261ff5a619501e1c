using System.Text;

namespace Forum.Domain.Imports.Dumps;

/// <summary>Who a line says wrote something: a handle, perhaps with pronouns in brackets, badges and a host, as on pages.</summary>
internal static class DumpAuthor
{
    /// <summary>Of the name, and of what is left of it to compare by, which has to fit into an index.</summary>
    public const int MaxLength = 200;

    /// <returns>Null where nobody could be called so.</returns>
    public static Byline? Read(string written)
    {
        if (written.Length > MaxLength || written.Any(char.IsControl) || written.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar)) return null;
        return Byline.Read(written) is { } byline && byline.Key is { Length: > 0 and <= MaxLength } ? byline : null;
    }
}
