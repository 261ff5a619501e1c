using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

public class warning_of_an_import
{
    [Fact]
    public void is_left_out_where_nothing_is_amiss() => Assert.Empty(Warnings(Importing.Page("• roza [she/her]\nnow\n\nHm.")));

    [Fact]
    public void tells_the_day_that_was_assumed()
    {
        var page = Importing.Page("It rained.") with { Capture = Capture.On(new DateOnly(2025, 11, 30), isAssumed: true) };
        Assert.Contains("2025-11-30", Assert.Single(Warnings(page)), StringComparison.Ordinal);
    }

    [Fact]
    public void tells_that_the_nesting_is_lost() =>
        Assert.Equal([ImportArticle.NestingLost], Warnings(Importing.Page("roza\n1·\nnow\n\nHm.")));

    [Fact]
    public void tells_how_many_names_have_brackets_without_pronouns_but_not_whose()
    {
        var warning = Assert.Single(Warnings(Importing.Page(
            "• roza [www.one]\nnow\n\nHm.\n\n• Roza [www.two]\nnow\n\nHm.\n\n• davel [www.six]\nnow\n\nHm.\n\n• ola\nnow\n\nHm.")));
        Assert.Contains(" 2 ", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("roza", warning, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("www", warning, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void tells_all_that_is_amiss()
    {
        var page = Importing.Page("roza [www.x]\n1·\nnow\n\nHm.") with { Capture = Capture.On(new DateOnly(2025, 3, 1), isAssumed: true) };
        Assert.Equal(3, Warnings(page).Count);
    }

    static EquatableList<string> Warnings(ImportArticle command) => command.Decided().Thread.Warnings;
}
