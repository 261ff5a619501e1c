using Forum.Domain.Comments;

namespace Forum.Domain.Tests.Comments;

public class writing_a_comment_body
{
    [Theory]
    [InlineData("x")]
    [InlineData("First line,\nsecond\r\n\tand an indented third.")]
    [InlineData("שלום 名前 👩‍👩‍👧")]
    public void takes_any_text(string body) => Assert.Null(CommentBody.Check(body));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\t\u3000\u2028")]
    [InlineData("\u200B \u2060\uFEFF")]
    public void that_shows_nothing_is_refused(string body) => Assert.Equal(CommentBody.Empty, CommentBody.Check(body));

    [Theory]
    [InlineData("x")]
    [InlineData("名")]
    [InlineData("🐈")]
    public void may_fill_the_room_and_no_more(string character)
    {
        Assert.Null(CommentBody.Check(Repeated(character, CommentBody.MaxLength)));
        Assert.Equal(CommentBody.TooLong, CommentBody.Check(Repeated(character, CommentBody.MaxLength + 1)));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u0007b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\fb")]
    public void with_control_characters_is_refused(string body) => Assert.Equal(CommentBody.Character, CommentBody.Check(body));

    static string Repeated(string character, int times) => string.Concat(Enumerable.Repeat(character, times));
}
