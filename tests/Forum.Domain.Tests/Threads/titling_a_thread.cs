using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class titling_a_thread
{
    [Theory]
    [InlineData("A quiet day")]
    [InlineData("?")]
    [InlineData("今日は静かだ 🐈")]
    public void takes_any_line(string title) => Assert.Null(ThreadTitle.Check(title));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00A0")]
    [InlineData("\u200B\u2060")]
    public void needs_something_to_see(string title) => Assert.Equal(ThreadTitle.Empty, ThreadTitle.Check(title));

    [Theory]
    [InlineData("x")]
    [InlineData("🐈")]
    public void counts_characters(string character)
    {
        Assert.Null(ThreadTitle.Check(Repeated(character, 200)));
        Assert.Equal(ThreadTitle.TooLong, ThreadTitle.Check(Repeated(character, 201)));
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\u2028two")]
    [InlineData("one\u2029two")]
    [InlineData("one\u0085two")]
    [InlineData("one\ttwo")]
    [InlineData("one\0two")]
    public void takes_no_more_than_a_line(string title) => Assert.Equal(ThreadTitle.Character, ThreadTitle.Check(title));

    static string Repeated(string character, int times) => string.Concat(Enumerable.Repeat(character, times));
}
