namespace Forum.Domain.Imports;

/// <summary>The lines that announce a comment.</summary>
/// <param name="Column">Where its bullet stands; null in a flat copy, which has none.</param>
/// <param name="LineCount">How many lines it takes, the name included.</param>
public sealed record CommentHeader(Byline Byline, RelativeTime Age, int? Votes, int? Column, int LineCount)
{
    const int LongestFlatName = 100;

    /// <summary>A bullet and a name, then at once the marks and the time. Without the time it is somebody's list.</summary>
    internal static CommentHeader? Bulleted(ReadOnlySpan<string> lines)
    {
        if (Bullet.Read(lines[0]) is not { } bullet) return null;
        if (HeaderTail.Read(lines[1..]) is not { } tail) return null;
        if (Byline.Read(bullet.Text) is not { } byline) return null;

        var next = 1 + tail.LineCount;
        var votesBelow = tail.Votes is null && next < lines.Length ? VotesLine.Read(lines[next], needsDot: true) : null;
        return new CommentHeader(
            byline.With(tail.Badges), tail.Age, tail.Votes ?? votesBelow, bullet.Column, votesBelow is null ? next : next + 1);
    }

    /// <summary>A name after a blank line, then the marks and the time, then a blank line again.</summary>
    internal static CommentHeader? Flat(ReadOnlySpan<string> lines)
    {
        if (Bullet.Read(lines[0]) is not null) return null;
        if (HeaderTail.Read(lines[1..]) is not { } tail) return null;
        var next = 1 + tail.LineCount;
        if (next < lines.Length && !string.IsNullOrWhiteSpace(lines[next])) return null;
        if (!IsPlausibleName(lines[0], hasVotes: tail.Votes is not null)) return null;

        return Byline.Read(lines[0]) is { } byline
            ? new CommentHeader(byline.With(tail.Badges), tail.Age, tail.Votes, Column: null, next)
            : null;
    }

    // A paragraph may stand above "4 years ago" by chance; it is longer than a name, or ends as sentences do.
    static bool IsPlausibleName(string line, bool hasVotes)
    {
        var name = line.AsSpan().Trim();
        return name.Length <= LongestFlatName && (hasVotes || !Sentence.EndsLikeOne(name));
    }
}
