namespace Forum.Domain.Text;

/// <summary>A line of Markdown, with the quotes and lists that it stands in.</summary>
/// <param name="Content">Where the text begins that is left without their marks.</param>
/// <param name="Quotes">How many quotes it says that it stands in.</param>
/// <param name="Indent">How far it is indented there, in columns.</param>
/// <param name="ContentIndent">How far the text is indented behind the last mark.</param>
/// <param name="List">The column at which the text of a list's item begins that this line opens; or null.</param>
readonly record struct ProseLine(int Content, int End, int Quotes, int Indent, int ContentIndent, int? List)
{
    const int TabStop = 4;

    public bool IsBlank => Content == End;

    public static ProseLine Read(string body, int start, int end)
    {
        var (quotes, column, at) = (0, 0, start);
        int? indent = null, list = null;
        while (true)
        {
            var gap = column;
            for (; at < end && body[at] is ' ' or '\t'; at++) column += body[at] == '\t' ? TabStop - column % TabStop : 1;
            gap = column - gap;
            indent ??= gap;
            if (at < end && body[at] == '>')
            {
                (quotes, column, at, indent, list) = (quotes + 1, 0, at + 1, null, null);
                if (at < end && body[at] == ' ') at++;
                continue;
            }

            var marker = MarkerLength(body.AsSpan(at, end - at));
            if (marker == 0) return new ProseLine(at, end, quotes, indent.Value, list is null ? gap : gap - 1, list);
            (at, column) = (at + marker, column + marker);
            list = column + 1;
        }
    }

    /// <summary>Whether this defines where links of a name lead.</summary>
    public bool IsDefinition(string body) =>
        body[Content] == '[' && body.AsSpan(Content, End - Content).Contains("]:", StringComparison.Ordinal);

    static int MarkerLength(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var length = text switch
        {
            ['-' or '+' or '*', ..] => 1,
            _ when digits is > 0 and < 10 && text[digits] is '.' or ')' => digits + 1,
            _ => 0,
        };
        return length == text.Length || text[length] is ' ' or '\t' ? length : 0;
    }
}
