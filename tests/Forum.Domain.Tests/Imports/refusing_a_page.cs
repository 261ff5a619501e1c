using System.Text;
using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class refusing_a_page
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\f\u00A0\n")]
    [InlineData("\uFEFF")]
    public void without_text(string text) => Assert.Equal(ArticlePage.Empty, Refusal(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void that_is_too_large()
    {
        var bytes = Enumerable.Repeat((byte)'x', ArticlePage.MaxBytes + 1).ToArray();
        Assert.Equal(ArticlePage.TooLarge, Refusal(bytes));
        Assert.True(ArticlePage.TryRead(bytes.AsSpan(1), out _, out _));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x07)]
    [InlineData(0x0B)]
    [InlineData(0x1B)]
    public void with_control_characters(byte control) => Assert.Equal(ArticlePage.NotText, Refusal([(byte)'a', control, (byte)'b']));

    [Fact]
    public void that_is_a_picture() => Assert.Equal(ArticlePage.NotText, Refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]));

    [Theory]
    [InlineData(0x63, 0x61, 0x66, 0xE9)]
    [InlineData(0xC0, 0xAF)]
    [InlineData(0xED, 0xA0, 0x80)]
    [InlineData(0xFF, 0xFE, 0x61, 0x00)]
    [InlineData(0xFE, 0xFF, 0x00, 0x61)]
    public void in_another_encoding(params int[] bytes) => Assert.Equal(ArticlePage.NotUtf8, Refusal([.. bytes.Select(b => (byte)b)]));

    [Fact]
    public void spares_a_byte_order_mark() => Assert.Equal("Text.", Reading.Page("\uFEFFText.").Body);

    [Fact]
    public void spares_tabs_and_form_feeds() => Assert.Equal("a\tb\fc", Reading.Page("a\tb\fc").Body);

    static Refused? Refusal(byte[] bytes)
    {
        Assert.False(ArticlePage.TryRead(bytes, out var page, out var refusal));
        Assert.Null(page);
        return refusal;
    }
}
