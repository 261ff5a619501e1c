using System.Buffers;

namespace Forum.Api.Text;

/// <summary>What a text may ask for beyond its length, told before it is parsed, in one pass.</summary>
static class TextBounds
{
    /// <summary>Each block is looked for among those beside it. Of the longest text, this is six characters a line.</summary>
    public const int MaxLines = 10_000;

    /// <summary>The rest of a paragraph is copied for each definition of a link.</summary>
    public const int MaxDefinitions = 500;

    // What may stand in the line under a table's head, and before it in quotes and lists.
    static readonly SearchValues<char> Ruling = SearchValues.Create("|-: \t\v\f>+*.)0123456789");

    /// <exception cref="TooElaborateException">The text is better shown without its markup.</exception>
    public static void Check(ReadOnlySpan<char> text)
    {
        var lines = Math.Max(text.Count('\n'), text.Count('\r'));
        if (lines <= MaxLines && text.Count("]:") <= MaxDefinitions && CellsLeftOut(text) <= text.Length) return;
        throw new TooElaborateException();
    }

    // A row is filled up to the width of its table's head: a wide head and many short rows would be a million cells that nobody wrote.
    static long CellsLeftOut(ReadOnlySpan<char> text)
    {
        var (width, leftOut) = (0, 0L);
        foreach (var range in text.SplitAny('\r', '\n'))
        {
            var line = text[range];
            var pipes = line.Count('|');
            // What looks blank is not always so to Markdown, and would end no table.
            if (!line.ContainsAnyExcept(' ', '\t')) width = 0;
            else if (pipes > 0 && !line.ContainsAnyExcept(Ruling)) width = Math.Max(width, pipes);
            leftOut += Math.Max(0, width - pipes);
        }

        return leftOut;
    }
}
