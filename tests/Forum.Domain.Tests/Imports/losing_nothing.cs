using System.Text;
using System.Text.RegularExpressions;
using Forum.Domain.Imports;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Imports;

/// <summary>Whatever a page looks like, each of its lines is found again in one place.</summary>
public partial class losing_nothing
{
    [Property(Arbitrary = [typeof(PrintedPages)], MaxTest = 300)]
    public void of_a_page_with_comments(PrintedPage printed) => Check(printed.Text);

    [Property(Arbitrary = [typeof(NastyPages)], MaxTest = 2000)]
    public void of_any_text(NastyText text) => Check(text.Value);

    [Fact]
    public void of_a_deleted_comment_with_a_line_that_nobody_sees() => Check("• bob\nnow\n\ndeleted by creator\n\u200B");

    [Property(Arbitrary = [typeof(NastyPages)], MaxTest = 1000)]
    public void nor_falling_over_any_bytes(byte[] random, NastyText text, byte stray)
    {
        ArticlePage.TryRead(random, out _, out _);
        ArticlePage.TryRead([.. Encoding.UTF8.GetBytes(text.Value), stray], out _, out _);
    }

    static void Check(string text)
    {
        var outline = PageOutline.Of(text);
        var page = ArticlePage.From(outline);

        Assert.Equal(NewLine().Split(text), outline.Lines.Select(line => line.Text));
        Assert.Equal(Enumerable.Range(1, outline.Lines.Count), outline.Lines.Select(line => line.Number));
        Assert.Equal(outline.Headers.Count, page.Comments.Count);
        Assert.Equal(Visible(Lines(outline, PagePart.Article, comment: null)), Visible(page.Body.Split('\n')));
        for (var i = 0; i < page.Comments.Count; i++)
        {
            AssertHeaderIsKept(Lines(outline, PagePart.CommentHeader, i), page.Comments[i]);
            AssertBodyIsKept(Lines(outline, PagePart.CommentBody, i), page.Comments[i]);
        }
    }

    static void AssertBodyIsKept(string[] lines, PageComment comment)
    {
        if (comment.State is CommentState.Shown) Assert.Equal(Visible(lines), Visible(comment.Body.Split('\n')));
        else Assert.Single(Visible(lines));
    }

    static void AssertHeaderIsKept(string[] lines, PageComment comment)
    {
        var byline = comment.Byline;
        var kept = $"{byline.Handle}{byline.PronounsAsWritten}{byline.Host}{string.Concat(byline.Badges)}{comment.Age.Text}";
        var votes = comment.Votes is null ? null : lines.Skip(1).Single(line => Votes().IsMatch(line));
        var name = comment.ParentKnown ? Bullet().Replace(lines[0], "") : lines[0];
        var written = string.Concat(WithoutRepeatedHosts(name, lines.Skip(1).Where(line => line != votes)));
        Assert.Equal(Letters(written), Letters(kept));
    }

    /// <summary>A host that is told twice is kept once.</summary>
    static IEnumerable<string> WithoutRepeatedHosts(string name, IEnumerable<string> below)
    {
        var hosts = new HashSet<string> { $"@{Byline.Read(name)!.Host}" };
        return below.Where(line => !Host().IsMatch(line) || hosts.Add($"@{Marks().Replace(line, "")}")).Prepend(name);
    }

    static string[] Lines(PageOutline outline, PagePart part, int? comment) =>
        [.. outline.Lines.Where(line => line.Part == part && line.Comment == comment).Select(line => line.Text)];

    static string[] Visible(IEnumerable<string> lines) =>
        [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];

    /// <summary>Badges move about; brackets, spaces and the sign of a host only stand between. The letters must be the same.</summary>
    static string Letters(string text) => new([.. Marks().Replace(text, "").Order()]);



    [GeneratedRegex(@"\r\n|\n|\r")]
    private static partial Regex NewLine();

    [GeneratedRegex(@"^[\s\p{Cf}]*[-−]?[0-9.]+[KkMm]?\s*[·•]?[\s\p{Cf}]*$")]
    private static partial Regex Votes();

    [GeneratedRegex(@"^[\s\p{Cf}]*\S")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[\s\p{Cf}]*@")]
    private static partial Regex Host();

    [GeneratedRegex(@"[\s\p{Cf}\[\]@]")]
    private static partial Regex Marks();
}
