using Forum.Domain;
using Forum.Domain.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Api.Tests.Text;

public sealed record MarkdownText(string Value);

/// <summary>
/// Texts from pieces that mean something to Markdown or to HTML, thrown together without any sense, some of them over and over.
/// </summary>
public static class AnyMarkdown
{
    public static readonly MemberId Ana = new(Guid.Parse("0a1b2c3d-0000-7000-8000-000000000001"));
    public static readonly MemberId Nobody = new(Guid.Parse("0a1b2c3d-0000-7000-8000-00000000000f"));

    static readonly string[] Pieces =
    [
        "a", "b c", " ", " ", "\n", "\n", "\n\n", "\r\n", "\t", "    ", "  \n", "\\", "\\\n", "*", "**", "***", "_", "__", "~",
        "~~", "^", "`", "``", "```\n", "~~~\n",
        "#", "# ", "\n=\n", "\n-\n", "---\n", "> ", ">", "- ", "+ ", "* ", "1. ", "9) ", "[", "]", "(", ")", "](", "[a]", "[a](",
        "[a](/b)", "![", "![a](/b)", "[a]: /b\n",
        "[a]: /b \"c\n", "<", ">", "<a", "<a@b.c>", "<http://a.b>", "http://a.b", "https://a.b/(c)", "www.a.b", "mailto:a@b.c",
        "tel:1", "|", "|-|", "a|b\n-|:-:\n",
        "\n:::", ":::", "\n::: spoiler ", "\n::: other ", "&", "&amp;", "&lt;", "&#60;", "&#x3c;script&#62;", "&#0;", ";", "\"",
        "'", "=", ":", "!", "{", "}", "$", "/",
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "</p>", "<svg>",
        "<style>", "javascript:alert(1)", "[a](javascript:b)",
        "\0", "\u0001", "\u000B", "\u000C", "\u00A0", "\u200B", "\u202E", "\u2028", "\uD83D", "\uDE00", "\uFEFF", "\uFFFE",
        "👩‍👩‍👧", "é", "e\u0301", "שלום", "名",
        MentionToken.Of(Ana), MentionToken.Of(Nobody), "@", "@{", "@ana",
    ];

    public static Arbitrary<MarkdownText> Texts() => Gen.Frequency(
            (9, Gen.Elements(Pieces)),
            (1, from piece in Gen.Elements(Pieces) from times in Gen.Choose(2, 300) select string.Concat(Enumerable.Repeat(piece, times))))
        .ListOf().Select(pieces => new MarkdownText(string.Concat(pieces))).ToArbitrary();
}
