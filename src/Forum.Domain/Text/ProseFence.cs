namespace Forum.Domain.Text;

/// <summary>A block of code between two lines of backticks or tildes.</summary>
sealed record ProseFence(char Mark, int Length, int Quotes, int ListColumn)
{
    const int MinLength = 3;

    public static ProseFence? OpenedBy(ProseLine line, string body, int listColumn)
    {
        var (mark, length) = Run(line, body);
        if (length < MinLength) return null;
        // What follows names the language; with a backtick in it, this is code in a line.
        if (mark == '`' && body.AsSpan(line.Content + length, line.End - line.Content - length).Contains('`')) return null;
        return new ProseFence(mark, length, line.Quotes, line.List is not null || line.Indent >= listColumn ? listColumn : 0);
    }

    /// <summary>Whether a line is still in the quote and the list that this began in.</summary>
    public bool Holds(ProseLine line) => line.Quotes >= Quotes && (line.IsBlank || line.Indent >= ListColumn);

    public bool IsClosedBy(ProseLine line, string body)
    {
        var (mark, length) = Run(line, body);
        return mark == Mark && length >= Length && body.AsSpan(line.Content + length, line.End - line.Content - length).IsWhiteSpace();
    }

    static (char Mark, int Length) Run(ProseLine line, string body)
    {
        if (line.IsBlank || body[line.Content] is not ('`' or '~')) return default;
        var text = body.AsSpan(line.Content, line.End - line.Content);
        var length = text.IndexOfAnyExcept(text[0]);
        return (text[0], length < 0 ? text.Length : length);
    }
}
