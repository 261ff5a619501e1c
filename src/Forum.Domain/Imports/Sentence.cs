namespace Forum.Domain.Imports;

/// <summary>Where sentences end.</summary>
internal static class Sentence
{
    const string Terminators = ".!?…。！？";
    const string Unspaced = "。！？";
    const string Pauses = ":;：；";
    const string Closers = "\"'”’»›)]}」』）】》〉";

    static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Gen", "Gov", "Sen", "Rep", "Rev", "Lt", "Col", "Capt", "Sgt", "vs", "No",
    };

    public static bool EndsLikeOne(ReadOnlySpan<char> line)
    {
        var words = line.TrimEnd(Closers);
        return !words.IsEmpty && (Terminators.Contains(words[^1]) || Pauses.Contains(words[^1]));
    }

    /// <summary>How long the first sentence is, closing quotes included; null when the text ends before any sentence does.</summary>
    public static int? FirstLength(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Terminators.Contains(text[i])) continue;

            var end = i + 1;
            while (end < text.Length && (Terminators.Contains(text[end]) || Closers.Contains(text[end]))) end++;
            var isSpaced = end == text.Length || char.IsWhiteSpace(text[end]) || Unspaced.Contains(text[i]);
            if (isSpaced && !(text[i] == '.' && end < text.Length && IsAbbreviation(text[..i]))) return end;
            i = end - 1;
        }

        return null;
    }

    // Initials (J. Doe, U.S.) and titles: their period belongs to the word.
    static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1])) start--;
        var word = before[start..];
        return word.Length == 1 || Abbreviations.Contains(word.ToString());
    }
}
