using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class keeping_the_text_of_a_body
{
    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("\n \n  a\n\n\n  b\n\t\n", "a\n\n\nb")]
    [InlineData("    a\n      b\n    c", "a\n  b\nc")]
    [InlineData("\ta\n    b", "    a\nb")]
    [InlineData("\ta\n\t\tb", "a\n\tb")]
    [InlineData("\u00A0\u00A0a\n  b", "a\nb")]
    [InlineData("  a\n\n     \n  b", "a\n\n   \nb")]
    [InlineData("  a  \n  b\tc\u00A0", "a  \nb\tc\u00A0")]
    [InlineData("  \u200Ba\n  \u200B", "\u200Ba\n\u200B")]
    [InlineData("👩‍👩‍👧 שלום\u200F", "👩‍👩‍👧 שלום\u200F")]
    [InlineData("a\u2028b\fc\u0085d", "a\u2028b\fc\u0085d")]
    public void drops_only_the_blank_edges_and_the_shared_indentation(string written, string kept)
    {
        Assert.Equal(kept, Reading.Page(written).Body);
        Assert.Equal(kept, Reading.OnlyComment("• bob\nnow\n\n" + written).Body);
    }

    [Fact]
    public void starts_right_below_the_time_if_it_does() => Assert.Equal("Hello", Reading.OnlyComment("• bob\nnow\n  Hello").Body);

    [Theory]
    [InlineData("deleted by creator", CommentState.DeletedByAuthor)]
    [InlineData("  *Deleted by user*  ", CommentState.DeletedByAuthor)]
    [InlineData("Removed by mod", CommentState.RemovedByModerator)]
    [InlineData("__removed by moderator__", CommentState.RemovedByModerator)]
    public void turns_the_words_for_a_missing_comment_into_its_state(string body, CommentState state)
    {
        var comment = Reading.OnlyComment($"• bob\nnow\n\n{body}\n\n");
        Assert.Equal((state, ""), (comment.State, comment.Body));
    }

    [Theory]
    [InlineData("It was removed by mod")]
    [InlineData("deleted by creator\n\nreally?")]
    [InlineData("deleted by creator.")]
    [InlineData("")]
    public void leaves_those_words_alone_among_others(string body)
    {
        var comment = Reading.OnlyComment($"• bob\nnow\n\n{body}");
        Assert.Equal((CommentState.Shown, body), (comment.State, comment.Body));
    }
}
