using System.Diagnostics;
using System.Text;
using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

/// <summary>A quarter of a mebibyte in the worst shapes. The bound is generous: what is not linear takes minutes.</summary>
public class reading_a_monstrous_page
{
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("• x\n")]
    [InlineData("• x\nM\n")]
    [InlineData("4 years ago\n")]
    [InlineData("x\nnow\n\n")]
    [InlineData("• x\nnow\n")]
    [InlineData("M\n")]
    [InlineData("x\n@a.b\n\n")]
    [InlineData("\n")]
    [InlineData("x")]
    [InlineData("M ")]
    [InlineData("[")]
    [InlineData("@")]
    [InlineData(". ")]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("\u0300")]
    public void of_one_thing_over_and_over_takes_no_time(string piece)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, 256 * 1024 / Encoding.UTF8.GetByteCount(piece)));
        AssertQuick(repeated);
        AssertQuick("• " + repeated + "\nnow");
        AssertQuick(repeated + "a\nnow");
    }

    [Fact]
    public void of_deep_nesting_takes_no_time() =>
        AssertQuick(string.Concat(Enumerable.Range(0, 3000).Select(
            depth => new string('\t', depth / 8) + new string(' ', depth % 8) + "• x\nnow\n")));

    [Fact]
    public void of_one_hundred_thousand_comments_takes_no_time() =>
        AssertQuick(string.Concat(Enumerable.Range(0, 100_000).Select(i => new string(' ', i % 10) + "• x\nnow\nHi\n")));

    static void AssertQuick(string text)
    {
        var watch = Stopwatch.StartNew();
        if (ArticlePage.TryRead(Encoding.UTF8.GetBytes(text), out var page, out _)) Assert.NotEmpty(page.Title);
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed}");
    }
}
