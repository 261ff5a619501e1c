namespace Forum.Domain.Tests.Imports;

public class reading_a_bulleted_copy
{
    [Theory]
    [InlineData("•")]
    [InlineData("□")]
    [InlineData("☆")]
    [InlineData("◦")]
    [InlineData("*")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("▪")]
    public void starts_a_comment_at_each_kind_of_bullet(string bullet)
    {
        var comment = Reading.OnlyComment($"{bullet} bob\n4 years ago\n\nHello");
        Assert.Equal(("bob", "4 years ago", "Hello"), (comment.Byline.Handle, comment.Age.Text, comment.Body));
        Assert.Null(comment.Votes);
    }

    [Theory]
    [InlineData("•\u00A0bob")]
    [InlineData("•\tbob")]
    [InlineData("\u00A0\u200B\t•  bob \u200B")]
    public void forgives_any_white_space_about_the_bullet(string line) =>
        Assert.Equal("bob", Reading.OnlyComment(line + "\na month ago").Byline.Handle);

    [Theory]
    [InlineData("•bob\n4 years ago")]
    [InlineData("• bob\n\n4 years ago")]
    [InlineData("• bob\nsaid it 4 years ago")]
    [InlineData("•\n4 years ago")]
    [InlineData("• \u200B\n4 years ago")]
    [InlineData("• bob")]
    public void leaves_other_bullets_in_the_text(string text)
    {
        var page = Reading.Page("Text.\n" + text);
        Assert.Empty(page.Comments);
        Assert.Equal("Text.\n" + text, page.Body);
    }

    [Fact]
    public void leaves_lists_where_they_are()
    {
        var page = Reading.Page("To do:\n\n- bread\n- salt\n\n• bob\nnow\n\nMine:\n  * tea\n  * milk\n\n* both");
        Assert.Equal("To do:\n\n- bread\n- salt", page.Body);
        Assert.Equal("Mine:\n  * tea\n  * milk\n\n* both", Assert.Single(page.Comments).Body);
    }

    [Theory]
    [InlineData("1·\n4 years ago", 1)]
    [InlineData("4 years ago\n1·", 1)]
    [InlineData("-3·\n4 years ago", -3)]
    [InlineData("−3 •\n4 years ago", -3)]
    [InlineData("12\n4 years ago", 12)]
    [InlineData("4 years ago\n  1.2K·", 1200)]
    [InlineData("1.25k ·\n4 years ago", 1250)]
    [InlineData("0·\n4 years ago", 0)]
    public void reads_the_votes_on_either_side_of_the_time(string lines, int votes)
    {
        var comment = Reading.OnlyComment($"• bob\n{lines}\n\nHello");
        Assert.Equal((votes, "Hello"), (comment.Votes, comment.Body));
    }

    [Theory]
    [InlineData("4 years ago\n12", "12")]
    [InlineData("4 years ago\n\n1·", "1·")]
    [InlineData("4 years ago\n1.5·", "1.5·")]
    [InlineData("4 years ago\n9999999999·", "9999999999·")]
    [InlineData("3·\n4 years ago\n4·", "4·")]
    public void takes_for_text_what_only_resembles_votes(string lines, string body) =>
        Assert.Equal(body, Reading.OnlyComment("• bob\n" + lines).Body);

    [Fact]
    public void gathers_badges_from_the_lines_below_the_name()
    {
        var byline = Reading.OnlyComment("• bob [he/him] A\n  M\n@lemmy.ml\n\tBanned\n7\nnow").Byline;
        Assert.Equal(("bob", "lemmy.ml"), (byline.Handle, byline.Host));
        Assert.Equal(["A", "M", "Banned"], byline.Badges);
    }

    [Fact]
    public void keeps_a_second_host_with_the_first()
    {
        var byline = Reading.OnlyComment("• bob@a.b\n@c.d\nnow").Byline;
        Assert.Equal("a.b@c.d", byline.Host);
        Assert.Empty(byline.Badges);
    }

    [Fact]
    public void takes_the_same_host_twice_for_one() => Assert.Equal("a.b", Reading.OnlyComment("• bob@a.b\n@a.b\nnow").Byline.Host);

    [Fact]
    public void nests_by_the_column_of_the_bullet() =>
        Assert.Equal([null, 0, 1, 1, 0, null, 5], Parents("a", "  b", "    c", "    d", " e", "f", "   g"));

    [Fact]
    public void returns_to_whatever_stands_further_left() => Assert.Equal([null, null, 1, 1], Parents("    a", "b", "    c", "  d"));

    [Fact]
    public void counts_a_tab_to_the_next_stop() => Assert.Equal([null, 0, 0, 0, 3], Parents("a", "\tb", "        c", " \td", "         e"));

    [Fact]
    public void counts_other_white_space_as_one_column_and_the_invisible_as_none() =>
        Assert.Equal([null, 0, 0, null], Parents("a", "\u00A0b", " c", "\u200Bd"));

    [Fact]
    public void knows_every_parent() =>
        Assert.All(Reading.Page("• a\nnow\n  • b\nnow").Comments, comment => Assert.True(comment.ParentKnown));

    [Fact]
    public void takes_a_flat_header_for_text() =>
        Assert.Equal("carol\n1·\n2 days ago\n\nHi", Reading.OnlyComment("• bob\nnow\n\ncarol\n1·\n2 days ago\n\nHi").Body);

    [Fact]
    public void takes_a_dated_author_above_the_article_for_text() =>
        Assert.Equal("Jane Doe\n2 days ago\n\nIt rained.", Reading.Page("Jane Doe\n2 days ago\n\nIt rained.\n\n• bob\nnow\n\nHere too").Body);

    static int?[] Parents(params string[] names) =>
        [.. Reading.Page(string.Concat(names.Select(Header))).Comments.Select(comment => comment.Parent)];

    static string Header(string indentedName) => $"{indentedName[..^1]}• {indentedName[^1]}\n now\n\nHello\n\n";
}
