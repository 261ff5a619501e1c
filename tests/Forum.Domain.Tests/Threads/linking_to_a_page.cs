using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class linking_to_a_page
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("HTTP://example.org:8080/a/b?c=d#e")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://bücher.example/näher?x=名前")]
    [InlineData("https://example.org/%20")]
    public void takes_a_whole_address(string link) => Assert.Null(ThreadLink.Check(link));

    [Theory]
    [InlineData("")]
    [InlineData("example.org")]
    [InlineData("//example.org")]
    [InlineData("/threads/1")]
    [InlineData("https:example.org")]
    [InlineData("https:///path")]
    [InlineData("https://")]
    [InlineData("ftp://example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org")]
    [InlineData("https://example.org/a b")]
    [InlineData(" https://example.org")]
    [InlineData("https://example.org/\n")]
    [InlineData("https://example.org\\@other.example")]
    [InlineData("https://example.org/\u202Egpj.exe")]
    [InlineData("https://exam\u200Bple.org")]
    public void to_anything_else_is_refused(string link) => Assert.Equal(ThreadLink.Invalid, ThreadLink.Check(link));

    [Fact]
    public void may_fill_the_room_and_no_more()
    {
        var full = "https://example.org/".PadRight(ThreadLink.MaxLength, 'a');
        Assert.Null(ThreadLink.Check(full));
        Assert.Equal(ThreadLink.TooLong, ThreadLink.Check(full + "a"));
    }
}
