using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class reading_a_flat_copy
{
    const string Copy = """
        2
        A quiet day
        Roza [she/her]
        M
         to news • 3 days ago
        2 Comments

        Roza [she/her]
        1·
        16 hours ago

        First words.

        More of them.

        davel [he/him]
        @lemmy.ml
        B
        16 hours ago

        • a list

        wrecker [none/use name]
        Banned
        -4·
        2 hours ago

        Removed by mod
        """;

    readonly ArticlePage page = Reading.Page(Copy);

    [Fact]
    public void finds_the_comments() => Assert.Equal(["Roza", "davel", "wrecker"], page.Comments.Select(c => c.Byline.Handle));

    [Fact]
    public void knows_no_parents() =>
        Assert.All(page.Comments, comment => Assert.Equal((null, false), (comment.Parent, comment.ParentKnown)));

    [Fact]
    public void leaves_the_head_of_the_page_in_the_article() => Assert.EndsWith("2 Comments", page.Body, StringComparison.Ordinal);

    [Fact]
    public void keeps_the_bodies() => Assert.Equal(["First words.\n\nMore of them.", "• a list", ""], page.Comments.Select(c => c.Body));

    [Fact]
    public void reads_badges_host_and_votes()
    {
        Assert.Equal([1, null, -4], page.Comments.Select(c => c.Votes));
        Assert.Equal("lemmy.ml", page.Comments[1].Byline.Host);
        Assert.Equal(["B"], page.Comments[1].Byline.Badges);
        Assert.Equal(CommentState.RemovedByModerator, page.Comments[2].State);
    }

    [Fact]
    public void may_start_with_a_comment() => Assert.Equal("", Reading.Page("bob\n1·\nnow\n\nHi").Body);

    [Theory]
    [InlineData("It had begun.\n4 years ago\n\nText")]
    [InlineData("Who said \"no?\"\n4 years ago\n\nText")]
    [InlineData("This is how it looked:\n4 years ago\n\nText")]
    [InlineData("First line\nbob\n4 years ago\n\nText")]
    [InlineData("bob\n4 years ago\nText at once")]
    [InlineData("bob\n\n4 years ago\n\nText")]
    [InlineData("bob\n4 years ago\n1·\n\nText")]
    public void leaves_in_the_text_what_only_resembles_a_header(string text)
    {
        var read = Reading.Page(text);
        Assert.Empty(read.Comments);
        Assert.Equal(text, read.Body);
    }

    [Fact]
    public void takes_no_long_line_for_a_name()
    {
        Assert.Single(Reading.Page(new string('x', 100) + "\nnow").Comments);
        Assert.Empty(Reading.Page(new string('x', 101) + "\nnow").Comments);
    }

    [Fact]
    public void trusts_a_name_like_a_sentence_when_votes_follow() =>
        Assert.Equal("Why?", Reading.OnlyComment("Why?\n1·\nnow").Byline.Handle);

    [Fact]
    public void takes_a_bulleted_header_for_text() =>
        Assert.Equal(
            ["• carol\n1·\nnow\n\nHi", "Bye"],
            Reading.Page("bob\n1·\nnow\n\n• carol\n1·\nnow\n\nHi\n\ndan\n1·\nnow\n\nBye").Comments.Select(comment => comment.Body));
}
