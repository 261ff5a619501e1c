using Forum.Domain.Comments;
using Forum.Domain.Text;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Text;

public class bounding_mentions
{
    static readonly string Token = MentionToken.Of(new MemberId(Guid.Parse("0193a000-0000-7000-8000-000000000001")));

    [Fact]
    public void counts_each_as_one_character_so_that_what_fits_as_typed_fits_as_stored()
    {
        Assert.Equal(3, Mentions.LengthOf($"a {Token}"));
        Assert.Equal(2, Mentions.LengthOf("😀!"));
        var rest = new string('a', CommentBody.MaxLength - 2);
        Assert.Null(CommentBody.Check($"{Token} {rest}"));
        Assert.Equal(CommentBody.TooLong, CommentBody.Check($"{Token} {rest}a"));
    }

    [Fact]
    public void allows_so_many_and_no_more()
    {
        Assert.Null(Mentions.Check(Many(Mentions.Most)));
        Assert.Equal(Mentions.TooMany, Mentions.Check(Many(Mentions.Most + 1)));
        Assert.Equal(Mentions.TooMany, CommentBody.Check(Many(Mentions.Most + 1)));
        Assert.Equal(Mentions.TooMany, ThreadBody.Check(Many(Mentions.Most + 1)));
    }

    [Fact]
    public void gives_no_room_beyond_those_allowed() =>
        Assert.Equal(CommentBody.TooLong, CommentBody.Check(Many(CommentBody.MaxLength / Token.Length + Mentions.Most)));

    static string Many(int count) => string.Join(' ', Enumerable.Repeat(Token, count));
}
