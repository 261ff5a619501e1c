namespace Forum.Domain.Imports;

/// <summary>A line of a page and its home. Every line has one, and nothing is read from a line that it is not home to.</summary>
/// <param name="Number">Counted from 1, as editors do.</param>
/// <param name="Comment">The comment whose header or body it belongs to.</param>
public readonly record struct PageLine(int Number, string Text, PagePart Part, int? Comment);

public enum PagePart
{
    Article,
    CommentHeader,
    CommentBody,
}
