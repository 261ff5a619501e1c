using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class choosing_a_handle
{
    [Theory]
    [InlineData("bob")]
    [InlineData("007")]
    [InlineData("dr._x-")]
    [InlineData("..a")]
    [InlineData("Ñandú")]
    [InlineData("e\u0301lan")]
    [InlineData("名前だ")]
    [InlineData("Дятел")]
    [InlineData("مستخدم")]
    [InlineData("שלום")]
    [InlineData("हिन्दी")]
    [InlineData("١٢٣")]
    public void takes_letters_and_digits_of_any_script(string handle) => Assert.Null(Handle.Check(handle));

    [Theory]
    [InlineData("a b")]
    [InlineData("a\u00A0b")]
    [InlineData("@bob")]
    [InlineData("bob[he]")]
    [InlineData("bob/")]
    [InlineData("bob\\")]
    [InlineData("bob:")]
    [InlineData("<bob>")]
    [InlineData("bob\n")]
    [InlineData("bo\0b")]
    [InlineData("bo\u200Bb")]
    [InlineData("bo\u200Db")]
    [InlineData("\u202Ebob")]
    [InlineData("bob🐈")]
    [InlineData("bob\u20DD")]
    public void takes_nothing_else(string handle) => Assert.Equal(Handle.Character, Handle.Check(handle));

    [Theory]
    [InlineData("bob\u3164")]
    [InlineData("bob\uFFA0")]
    [InlineData("\u115Fbob")]
    [InlineData("\u1160\u1160\u1160")]
    [InlineData("bo\u034Fb")]
    public void takes_no_letters_that_nobody_sees(string handle) => Assert.Equal(Handle.Character, Handle.Check(handle));

    [Fact]
    public void takes_no_half_a_character() => Assert.Equal(Handle.Character, Handle.Check("bob" + '\uD800'));

    [Theory]
    [InlineData("...")]
    [InlineData("_-_")]
    [InlineData("\u0301\u0301\u0301")]
    public void needs_a_letter_or_digit(string handle) => Assert.Equal(Handle.Character, Handle.Check(handle));

    [Theory]
    [InlineData("x")]
    [InlineData("名")]
    [InlineData("𐐷")]
    public void counts_characters(string letter)
    {
        Assert.Equal(Handle.Length, Handle.Check(Repeated(letter, 2)));
        Assert.Null(Handle.Check(Repeated(letter, 3)));
        Assert.Null(Handle.Check(Repeated(letter, 50)));
        Assert.Equal(Handle.Length, Handle.Check(Repeated(letter, 51)));
    }

    [Fact]
    public void cannot_be_skipped() => Assert.Equal(Handle.Length, Handle.Check(""));

    static string Repeated(string letter, int times) => string.Concat(Enumerable.Repeat(letter, times));
}
