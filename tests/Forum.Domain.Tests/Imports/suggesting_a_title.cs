using System.Globalization;
using Forum.Domain.Imports;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Imports;

public class suggesting_a_title
{
    [Theory]
    [InlineData("One thing happened. Then another.", "One thing happened.")]
    [InlineData("Was it so? Nobody knows.", "Was it so?")]
    [InlineData("\"It was so!\" they said. Perhaps.", "\"It was so!\"")]
    [InlineData("(So it was.) More.", "(So it was.)")]
    [InlineData("Really?! Yes.", "Really?!")]
    [InlineData("And so on… Later.", "And so on…")]
    [InlineData("雨が降った。風も吹いた。", "雨が降った。")]
    [InlineData("Version 2.5 is out. Hooray.", "Version 2.5 is out.")]
    [InlineData("Partners.The rest follows. End.", "Partners.The rest follows.")]
    public void takes_the_first_sentence(string body, string title) => Assert.Equal(title, PageTitle.From(body));

    [Theory]
    [InlineData("Mr. Jones met Dr. Who at St. Pancras. They left.", "Mr. Jones met Dr. Who at St. Pancras.")]
    [InlineData("The U.S. team won. Hooray.", "The U.S. team won.")]
    [InlineData("J. Doe vs. the council, case No. 5. A report.", "J. Doe vs. the council, case No. 5.")]
    [InlineData("They live in the U.S.", "They live in the U.S.")]
    public void knows_abbreviations(string body, string title) => Assert.Equal(title, PageTitle.From(body));

    [Theory]
    [InlineData("A headline\n\nA sentence. Another.", "A headline")]
    [InlineData("A headline\nin \t two\u00A0 lines\n \nText.", "A headline in two lines")]
    [InlineData("A\u007Fheadline\u0091", "A headline")]
    public void takes_a_headline_whole(string body, string title) => Assert.Equal(title, PageTitle.From(body));

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    public void has_a_name_for_what_has_none(string body) => Assert.Equal(PageTitle.Untitled, PageTitle.From(body));

    [Fact]
    public void keeps_two_hundred_characters()
    {
        var longest = string.Join(' ', Enumerable.Repeat("nine char", 20)) + ".";
        Assert.Equal(200, longest.Length);
        Assert.Equal(longest, PageTitle.From(longest));
    }

    [Fact]
    public void cuts_a_longer_sentence_at_a_word() =>
        Assert.Equal(
            string.Join(' ', Enumerable.Repeat("word", 39)) + "…",
            PageTitle.From(string.Join(' ', Enumerable.Repeat("word", 39)) + " wordy and more words. End."));

    [Theory]
    [InlineData("雨")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("e\u0301")]
    public void cuts_text_without_words_between_graphemes(string grapheme)
    {
        var title = PageTitle.From("A " + string.Concat(Enumerable.Repeat(grapheme, 300)));
        Assert.InRange(title.Length, PageTitle.MaxLength - grapheme.Length, PageTitle.MaxLength);
        Assert.EndsWith(grapheme + "…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void gives_up_on_a_tower_of_accents() => Assert.Equal(PageTitle.Untitled, PageTitle.From("x" + new string('\u0300', 500)));

    [Property(Arbitrary = [typeof(NastyPages)], MaxTest = 500)]
    public void never_exceeds_its_length_nor_splits_a_grapheme(NastyText text)
    {
        var body = string.Join(' ', text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var title = PageTitle.From(body);
        Assert.InRange(title.Length, 1, PageTitle.MaxLength);
        if (title == PageTitle.Untitled || !title.EndsWith('…')) return;
        var start = body.IndexOf(title[..^1], StringComparison.Ordinal);
        Assert.True(start >= 0);
        Assert.Contains(start + title.Length - 1, StringInfo.ParseCombiningCharacters(body).Append(body.Length));
    }
}
