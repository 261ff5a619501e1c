namespace Forum.Domain.Imports;

/// <summary>A page taken apart: what each line is, and the comments announced among them.</summary>
public sealed record PageOutline(IReadOnlyList<PageLine> Lines, IReadOnlyList<CommentHeader> Headers)
{
    public static PageOutline Of(string text)
    {
        var lines = SplitLines(text);
        var (outlined, headers) = (new List<PageLine>(lines.Length), new List<CommentHeader>());
        while (outlined.Count < lines.Length)
        {
            if (HeaderAt(lines, outlined.Count, headers.FirstOrDefault()) is { } header)
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

    // A page was copied in one way. Whatever looks like the other way is somebody quoting.
    static CommentHeader? HeaderAt(string[] lines, int at, CommentHeader? first)
    {
        var mayBeBulleted = first is null or { Column: not null };
        var mayBeFlat = first is null or { Column: null } && (at == 0 || string.IsNullOrWhiteSpace(lines[at - 1]));
        return (mayBeBulleted ? CommentHeader.Bulleted(lines.AsSpan(at)) : null)
            ?? (mayBeFlat ? CommentHeader.Flat(lines.AsSpan(at)) : null);
    }

    static string[] SplitLines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
}
