using Forum.Domain.Imports;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Imports;

public class importing_authors
{
    static readonly MemberId Known = new(Guid.NewGuid());
    static readonly Pronouns SheHer = Unconfirmed("she/her"), TheyThem = Unconfirmed("they/them");
    static readonly DateTimeOffset Day = Importing.FirstOfMarch.At;
    static readonly AuthorImported Earlier = new(Known, 4, "roza", null, SheHer, Day.AddDays(-1));
    static readonly AuthorImported Later = Earlier with { CapturedAt = Day.AddDays(1) };

    [Fact]
    public void records_each_with_their_name_host_and_pronouns()
    {
        var import = Page("roza [she/her]", "davel@other.example [he/him, any]").Decided();
        Assert.Equal(
            [
                new PersonEvent(
                    Importing.MemberAt(0), new AuthorImported(Importing.MemberAt(0), 200, "roza", null, SheHer, Day), IsNew: true),
                new PersonEvent(
                    Importing.MemberAt(1),
                    new AuthorImported(Importing.MemberAt(1), 201, "davel", "other.example", Unconfirmed("he/him", "any"), Day),
                    IsNew: true),
            ],
            import.People);
        Assert.Equal(2, import.Thread.Members);
    }

    [Theory]
    [InlineData("roza", "roza")]
    [InlineData("roza", "ROZA")]
    [InlineData("roza [she/her]", "roza [they/them]")]
    [InlineData("roza@other.example", "roza @Other.Example")]
    public void takes_these_for_one(string name, string other)
    {
        var import = Page(name, other).Decided();
        Assert.Equal([Importing.MemberAt(0), Importing.MemberAt(0)], Authors(import));
        Assert.Single(import.People);
        Assert.Equal(1, import.Thread.Members);
    }

    [Theory]
    [InlineData("roza", "rosa")]
    [InlineData("roza", "roza@other.example")]
    [InlineData("roza@one.example", "roza@other.example")]
    public void takes_these_for_two(string name, string other)
    {
        var import = Page(name, other).Decided();
        Assert.Equal([Importing.MemberAt(0), Importing.MemberAt(1)], Authors(import));
        Assert.Equal(2, import.People.Count);
    }

    [Fact]
    public void keeps_a_name_as_it_is_written_first() =>
        Assert.Equal("RoZa", Assert.IsType<AuthorImported>(Assert.Single(Page("RoZa", "roza").Decided().PersonEvents())).Handle);

    [Fact]
    public void takes_the_first_pronouns_that_the_page_shows() => Assert.Equal(
        SheHer,
        Assert.IsType<AuthorImported>(
            Assert.Single(Page("roza", "roza [www.x]", "roza [she/her]", "roza [they/them]").Decided().PersonEvents())).Pronouns);

    [Fact]
    public void leaves_pronouns_unset_where_the_page_shows_none() =>
        Assert.Equal(Pronouns.Unset, Assert.IsType<AuthorImported>(Assert.Single(Page("roza").Decided().PersonEvents())).Pronouns);

    [Fact]
    public void reuses_those_who_are_known()
    {
        var import = Page("ROZA [she/her]", "davel").Decided(Earlier);
        Assert.Equal([Known, Importing.MemberAt(0)], Authors(import));
        Assert.Equal([Importing.MemberAt(0)], import.People.Select(person => person.Member));
        Assert.Equal(2, import.Thread.Members);
    }

    [Fact]
    public void reuses_nobody_of_another_host() =>
        Assert.Equal([Importing.MemberAt(0)], Authors(Page("roza@other.example").Decided(Earlier)));

    [Fact]
    public void records_other_pronouns_of_a_page_captured_later() => Assert.Equal(
        [new PersonEvent(Known, new ImportedPronounsChanged(Known, TheyThem, Day), IsNew: false)],
        Page("roza [they/them]").Decided(Earlier).People);

    [Fact]
    public void records_nothing_of_pronouns_on_a_page_captured_earlier() => Assert.Empty(Page("roza [they/them]").Decided(Later).People);

    [Fact]
    public void records_nothing_of_other_pronouns_on_a_page_captured_at_once() =>
        Assert.Empty(Page("roza [they/them]").Decided(Earlier with { CapturedAt = Day }).People);

    [Fact]
    public void records_nothing_of_a_later_page_without_pronouns() => Assert.Empty(Page("roza").Decided(Earlier).People);

    [Fact]
    public void records_nothing_of_a_later_page_with_unreadable_pronouns() => Assert.Empty(Page("roza [www.x]").Decided(Earlier).People);

    [Fact]
    public void records_nothing_of_the_same_pronouns() => Assert.Empty(Page("roza [she/her]").Decided(Earlier).People);

    [Fact]
    public void learns_from_an_earlier_page_what_no_later_one_told() => Assert.Equal(
        [new ImportedPronounsChanged(Known, SheHer, Day)],
        Page("roza [she/her]").Decided(Later with { Pronouns = Pronouns.Unset }).PersonEvents());

    [Fact]
    public void compares_with_the_pronouns_known_last()
    {
        object[] history = [Earlier with { CapturedAt = Day.AddDays(-9) }, new ImportedPronounsChanged(Known, TheyThem, Day.AddDays(-1))];
        Assert.Empty(Page("roza [they/them]").Decided(history).People);
        Assert.Equal([new ImportedPronounsChanged(Known, SheHer, Day)], Page("roza [she/her]").Decided(history).PersonEvents());
    }

    static Pronouns Unconfirmed(params string[] sets) => Importing.Declared(sets) with { Unconfirmed = true };

    static MemberId[] Authors(ArticleImport import) => [.. import.CommentsImported().Select(comment => comment.Author)];

    static ImportArticle Page(params string[] names) => Importing.Page(string.Concat(names.Select(name => $"• {name}\nnow\n\nHm.\n\n")));
}
