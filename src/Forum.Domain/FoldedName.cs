using System.Text;

namespace Forum.Domain;

/// <summary>
/// What two names have in common when people would take one for the other: NFKC, without the characters that nobody sees, case folded.
/// A key to compare by, never shown.
/// </summary>
public static class FoldedName
{
    public static string Of(string name)
    {
        // Most texts of most forums, of which there are very many to fold. It comes to the same.
        if (!name.AsSpan().ContainsAnyExceptInRange(' ', '~')) return name.ToLowerInvariant();

        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!Invisible.ShowsNothing(rune)) visible.Append(rune);
        }

        // Upper case first: it unites letters that lower case keeps apart, such as final and medial sigma. Of the letters that full case
        // folding makes two of, the sharp s is the one that people write either way.
        return visible.ToString().Normalize(NormalizationForm.FormKC)
            .ToUpperInvariant().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC);
    }
}
