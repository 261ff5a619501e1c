namespace Forum.Domain.Text;

/// <summary>The paragraphs of a body in Markdown, from where to where, without blocks of code and definitions of links.</summary>
/// <remarks>A rough reading is enough: where it takes text for code, a name stays as typed; where it takes code for text, a reader of the
/// code sees the name.</remarks>
sealed class Prose
{
    readonly string body;
    readonly List<(int Start, int End)> paragraphs = [];
    (int Start, int End)? open;
    ProseFence? fence;
    int listColumn;
    int quotes;

    Prose(string body) => this.body = body;

    public static IReadOnlyList<(int Start, int End)> Of(string body)
    {
        var prose = new Prose(body);
        for (var start = 0; start < body.Length;)
        {
            var length = body.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? body.Length : start + length;
            prose.Read(ProseLine.Read(body, start, end));
            start = end + (body.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        prose.Close();
        return prose.paragraphs;
    }

    void Read(ProseLine line)
    {
        if (fence is not null && fence.Holds(line))
        {
            if (fence.IsClosedBy(line, body)) fence = null;
            return;
        }

        fence = null;
        if (line.IsBlank)
        {
            Close();
            return;
        }

        if (open is null && line.List is null) listColumn = Math.Min(listColumn, line.Indent);
        // A line that leaves its quote still belongs to the paragraph there.
        if (line.List is not null || line.Quotes > quotes) Close();
        if (open is null) quotes = line.Quotes;
        listColumn = line.List ?? listColumn;

        if (open is null && line.ContentIndent - (line.List is null ? listColumn : 0) >= 4) return;
        fence = ProseFence.OpenedBy(line, body, listColumn);
        if (fence is not null) Close();
        else if (open is null && line.IsDefinition(body)) return;
        else open = (open?.Start ?? line.Content, line.End);
    }

    void Close()
    {
        if (open is { } paragraph) paragraphs.Add(paragraph);
        open = null;
    }
}
