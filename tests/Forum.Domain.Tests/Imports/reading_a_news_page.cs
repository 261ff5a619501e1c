using Forum.Domain.Imports;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Imports;

public class reading_a_news_page
{
    const string Copy =
        "The harbour council has closed three bridges after the storm, in the first such order since spring. " +
        "Engineers said \"hairline cracks\" had been found.\n" +
        "\n" +
        "The council said the closure was a \"precaution\".Ferries will run every hour.\n" +
        "\n" +
        "Who pays for the repairs?\n" +
        "\n" +
        "  • Brigid [she/her]\n" +
        "    4 years ago\n" +
        "\n" +
        "    Of course it's the bridge I need.";

    readonly ArticlePage page = Reading.Page(Copy);

    [Fact]
    public void takes_its_first_sentence_for_a_title() =>
        Assert.Equal("The harbour council has closed three bridges after the storm, in the first such order since spring.", page.Title);

    [Fact]
    public void keeps_the_article_to_the_letter() =>
        Assert.Equal(Copy[..Copy.IndexOf("\n\n  •", StringComparison.Ordinal)], page.Body);

    [Fact]
    public void finds_its_one_comment()
    {
        var brigid = new Byline("Brigid", null, new(PronounStance.Declared, ["she/her"]), [], "she/her");
        var age = new RelativeTime("4 years ago", 4, TimeUnit.Year);
        Assert.Equal(
            [new PageComment(null, true, brigid, age, null, "Of course it's the bridge I need.", CommentState.Shown)], page.Comments);
    }
}
