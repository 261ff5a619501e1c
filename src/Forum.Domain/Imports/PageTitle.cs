using System.Globalization;
using System.Text;
using Forum.Domain.Threads;

namespace Forum.Domain.Imports;

/// <summary>What to call a page that does not say what it is called: its first sentence, or as much of it as fits.</summary>
public static class PageTitle
{
    public const int MaxLength = ThreadTitle.MaxLength;

    public const string Untitled = "Untitled page";

    public static string From(string body)
    {
        var opening = Opening(body);
        var sentence = Sentence.FirstLength(opening) is { } length ? opening[..length] : opening;
        var title = Invisible.Trim(sentence.Length <= MaxLength ? sentence : Cut(sentence)).ToString();
        return title.Length > 0 ? title : Untitled;
    }

    /// <summary>The first paragraph on one line; of a long one, as much as decides on the title.</summary>
    static string Opening(string body)
    {
        var opening = new StringBuilder();
        foreach (var line in body.AsSpan().Trim().EnumerateLines())
        {
            if (line.IsWhiteSpace() || opening.Length > 2 * MaxLength) break;
            AppendCollapsed(opening, line);
        }

        return opening.ToString();
    }

    static void AppendCollapsed(StringBuilder opening, ReadOnlySpan<char> line)
    {
        var isApart = opening.Length > 0;
        foreach (var c in line)
        {
            if (opening.Length > 2 * MaxLength) return;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                isApart = opening.Length > 0;
                continue;
            }

            if (isApart) opening.Append(' ');
            isApart = false;
            opening.Append(c);
        }
    }

    // A space in the first half is no place to cut: the text is then written without spaces, and most of it would go.
    static string Cut(string sentence)
    {
        var (word, grapheme) = (0, 0);
        for (var end = 0; end < MaxLength; end += StringInfo.GetNextTextElementLength(sentence, end))
        {
            grapheme = end;
            if (sentence[end] == ' ') word = end;
        }

        var cut = word >= MaxLength / 2 ? word : grapheme;
        return cut > 0 ? sentence[..cut] + "…" : "";
    }
}
