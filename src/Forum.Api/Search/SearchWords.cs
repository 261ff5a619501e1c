using System.Text.RegularExpressions;
using Forum.Domain;

namespace Forum.Api.Search;

/// <summary>How texts and queries are made alike before words are looked for in them.</summary>
public static partial class SearchWords
{
    /// <summary>What a text says further on is not found: PostgreSQL indexes a megabyte of words at most, whatever the script.</summary>
    public const int Longest = 50_000;

    public static string Fold(string text)
    {
        var start = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return FoldedName.Of(Separators().Replace(Mentions().Replace(start, " "), " "));
    }

    /// <summary>Members are mentioned by id, which nobody looks for.</summary>
    [GeneratedRegex("@\\{[0-9a-f]{32}\\}")]
    public static partial Regex Mentions();

    // Folding leaves out what nobody sees, line breaks with it.
    [GeneratedRegex("\\p{Cc}+")]
    private static partial Regex Separators();
}
