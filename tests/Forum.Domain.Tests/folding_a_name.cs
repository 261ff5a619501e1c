using FsCheck.Xunit;

namespace Forum.Domain.Tests;

public class folding_a_name
{
    [Theory]
    [InlineData("BOB", "bob")]
    [InlineData("ＢＯＢ", "bob")]
    [InlineData("ﬁnn", "finn")]
    [InlineData("bob①", "bob1")]
    [InlineData("E\u0301lan", "\u00E9lan")]
    [InlineData("a\u0323\u0307", "a\u0307\u0323")]
    [InlineData("ΣΙΣΥΦΟΣ", "σισυφος")]
    [InlineData("σισυφος", "σισυφοσ")]
    [InlineData("STRASSE", "straße")]
    [InlineData("ẞtraße", "sstrasse")]
    [InlineData("ДЯТЕЛ", "дятел")]
    [InlineData("J\u030Can", "\u01F0an")]
    [InlineData("b\u200Bob", "bob")]
    [InlineData("b\u200Dob\u2060", "bob")]
    [InlineData("b\u00ADob", "bob")]
    [InlineData("\u202Ebob", "bob")]
    [InlineData("b\u0007ob", "bob")]
    [InlineData("e\u200B\u0301lan", "\u00E9lan")]
    [InlineData("bob\uFFFE", "bob")]
    [InlineData("bob\u3164", "bob")]
    [InlineData("bob\uFFA0", "bob")]
    [InlineData("b\u034Fob", "bob")]
    [InlineData("bob\uFE0F", "bob")]
    [InlineData("bob\U000E0100", "bob")]
    [InlineData("Bob [He/Him] ~!", "b\u200Bob [he/hIM] ~!")]
    public void makes_one_of(string name, string other) => Assert.Equal(FoldedName.Of(name), FoldedName.Of(other));

    [Theory]
    [InlineData("bob", "rob")]
    [InlineData("bob", "bob_")]
    [InlineData("a.b", "ab")]
    [InlineData("elan", "\u00E9lan")]
    [InlineData("bob", "bob2")]
    public void keeps_apart(string name, string other) => Assert.NotEqual(FoldedName.Of(name), FoldedName.Of(other));

    [Fact]
    public void ends_in_lower_case() => Assert.Equal("roza", FoldedName.Of("RoZa"));

    [Fact]
    public void survives_half_a_character() => Assert.Equal("bob\uFFFD", FoldedName.Of("bob" + '\uD800'));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void twice_changes_nothing_more(UnicodeText text) =>
        Assert.Equal(FoldedName.Of(text.Value), FoldedName.Of(FoldedName.Of(text.Value)));
}
