namespace Forum.Domain.Imports;

/// <summary>A page taken apart: what each line is, and the comments announced among them.</summary>
public sealed record PageOutline(IReadOnlyList<PageLine> Lines, IReadOnlyList<CommentHeader> Headers)
{
    /// <summary>
    /// A page was copied in one way, with bullets or flat, and it is the way that announces more comments: a date below an article's author
    /// looks like a flat comment, and a list that somebody dated like a bulleted one.
    /// </summary>
    public static PageOutline Of(string text)
    {
        var lines = SplitLines(text);
        var bulleted = Of(lines, at => CommentHeader.Bulleted(lines.AsSpan(at)));
        var flat = Of(lines, at => at == 0 || string.IsNullOrWhiteSpace(lines[at - 1]) ? CommentHeader.Flat(lines.AsSpan(at)) : null);
        return bulleted.Headers.Count >= flat.Headers.Count ? bulleted : flat;
    }

    static PageOutline Of(string[] lines, Func<int, CommentHeader?> headerAt)
    {
        var (outlined, headers) = (new List<PageLine>(lines.Length), new List<CommentHeader>());
        while (outlined.Count < lines.Length)
        {
            if (headerAt(outlined.Count) is { } header)
            {
                headers.Add(header);
                for (var i = 0; i < header.LineCount; i++) Add(PagePart.CommentHeader);
            }
            else
            {
                Add(headers.Count == 0 ? PagePart.Article : PagePart.CommentBody);
            }
        }

        return new PageOutline(outlined, headers);

        void Add(PagePart part) => outlined.Add(
            new(outlined.Count + 1, lines[outlined.Count], part, headers.Count == 0 ? null : headers.Count - 1));
    }

    static string[] SplitLines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
}
