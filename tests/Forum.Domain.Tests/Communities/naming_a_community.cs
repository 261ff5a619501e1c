using Forum.Domain.Communities;

namespace Forum.Domain.Tests.Communities;

public class naming_a_community
{
    [Theory]
    [InlineData("general")]
    [InlineData("ab")]
    [InlineData("main_2-x")]
    [InlineData("новости")]
    [InlineData("新聞")]
    public void takes_letters_digits_and_two_marks(string name) => Assert.Null(CommunityName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a\0b")]
    [InlineData("a\u200Bb")]
    [InlineData("ab\u3164")]
    public void takes_nothing_else(string name) => Assert.Equal(CommunityName.Invalid, CommunityName.Check(name));

    [Theory]
    [InlineData("x")]
    [InlineData("𐐷")]
    public void counts_characters(string letter)
    {
        Assert.Equal(CommunityName.Invalid, CommunityName.Check(letter));
        Assert.Null(CommunityName.Check(Repeated(letter, 2)));
        Assert.Null(CommunityName.Check(Repeated(letter, 50)));
        Assert.Equal(CommunityName.Invalid, CommunityName.Check(Repeated(letter, 51)));
    }

    static string Repeated(string letter, int times) => string.Concat(Enumerable.Repeat(letter, times));
}
