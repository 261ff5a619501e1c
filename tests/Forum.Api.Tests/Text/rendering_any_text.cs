using Forum.Api.Text;
using FsCheck.Xunit;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Api.Tests.Text;

public class rendering_any_text
{
    readonly Markup markup = new(new MemoryCache(new MemoryCacheOptions()));

    [Property(Arbitrary = [typeof(AnyMarkdown)], MaxTest = 500)]
    public void shows_clean_html(MarkdownText text) => ShownHtml.AssertClean(markup.ToHtml(text.Value));

    [Fact]
    public void with_half_a_character_shows_that_something_is_missing() => Assert.Equal(
        "<p>\uFFFD <a href=\"/%EF%BF%BD\" rel=\"nofollow noopener ugc\">a</a></p>\n", markup.ToHtml("\uD83D [a](/\uDE00)"));

    [Property(Arbitrary = [typeof(AnyMarkdown)], MaxTest = 500)]
    public void fails_only_where_it_is_too_elaborate(MarkdownText text)
    {
        try
        {
            MarkdownHtml.Of(text.Value);
        }
        catch (Exception e) when (e is TooElaborateException or ArgumentException)
        {
            if (e is ArgumentException) Assert.Contains("too deeply nested", e.Message, StringComparison.Ordinal);
            Assert.Contains("<p>", markup.ToHtml(text.Value), StringComparison.Ordinal);
        }
    }

    [Property(Arbitrary = [typeof(AnyMarkdown)], MaxTest = 100)]
    public void in_plain_paragraphs_shows_clean_html(MarkdownText text) =>
        ShownHtml.AssertClean(markup.ToHtml(text.Value + new string('a', Markup.MaxLength)));
}
