using System.Diagnostics.CodeAnalysis;

namespace Forum.Domain.Imports;

/// <summary>An article and its comments, read from the text that somebody copied off a page.</summary>
/// <param name="Body">Empty when the page holds comments only.</param>
public sealed record ArticlePage(string Body, EquatableList<PageComment> Comments)
{
    /// <summary>Which reading of pages this is. Raise it whenever some page would come out otherwise than before:
    /// what was read is stored with its version, and tells which pages are worth reading again.</summary>
    public const int Version = 1;

    public const int MaxBytes = 5 * 1024 * 1024;

    public static readonly Refused Empty = new("page-empty", "There is no text on this page.");
    public static readonly Refused TooLarge = new("page-too-large", $"A page can have at most {MaxBytes / (1024 * 1024)} MiB.");
    public static readonly Refused NotText = new("page-not-text", "This is not a page of text but some other kind of file.");
    public static readonly Refused NotUtf8 = new("page-not-utf8", "This page is not in UTF-8. Save it in that encoding and try again.");

    /// <summary>A suggestion: the page itself does not say what it is called.</summary>
    public string Title => PageTitle.From(Body);

    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ArticlePage? page, [NotNullWhen(false)] out Refused? refusal)
    {
        page = PageText.TryDecode(bytes, out var text, out refusal) ? From(PageOutline.Of(text)) : null;
        return page is not null;
    }

    public static ArticlePage From(PageOutline outline)
    {
        var article = outline.Lines.TakeWhile(line => line.Part is PagePart.Article).Select(line => line.Text).ToArray();
        return new ArticlePage(BodyText.From(article), new(CommentTree.From(outline)));
    }
}
