using Forum.Domain.Text;
using FsCheck.Xunit;
using static Forum.Domain.Tests.Text.TypedBodies;

namespace Forum.Domain.Tests.Text;

/// <summary>In what is stored here, <c>ANA</c>, <c>BOB</c>, <c>BOBDOT</c> and <c>FARBOB</c> stand for the tokens of members.</summary>
public class mentioning_members
{
    [Theory]
    [InlineData("@ana", "ANA")]
    [InlineData("Hi @ana!", "Hi ANA!")]
    [InlineData("@ana, @bób_ and @ana", "ANA, BOB and ANA")]
    [InlineData("(@ana)", "(ANA)")]
    [InlineData("**@ana** ~~@ana~~ _@ana_", "**ANA** ~~ANA~~ _ANA_")]
    [InlineData("\"@ana's\" idea", "\"ANA's\" idea")]
    [InlineData("cc:@ana", "cc:ANA")]
    [InlineData("é @ana\n@ana", "é ANA\nANA")]
    [InlineData("> @ana\n\n- @ana\n  1. @ana\n\n# @ana\n\n|@ana|", "> ANA\n\n- ANA\n  1. ANA\n\n# ANA\n\n|ANA|")]
    [InlineData("::: spoiler @ana\n@ana\n:::", "::: spoiler ANA\nANA\n:::")]
    public void by_handle_stores_their_id(string typed, string stored) => AssertStored(stored, typed);

    [Theory]
    [InlineData("@bob.", "BOBDOT")]
    [InlineData("Ask @bob..", "Ask @bob..")]
    [InlineData("Ask @ana.", "Ask ANA.")]
    [InlineData("Ask @ana...", "Ask ANA...")]
    [InlineData("@ana-", "ANA-")]
    [InlineData("@bób_", "BOB")]
    public void at_the_end_of_a_sentence_takes_its_full_stop_only_for_a_name_that_has_one(string typed, string stored) =>
        AssertStored(stored, typed);

    [Theory]
    [InlineData("@bob@far.example", "FARBOB")]
    [InlineData("@bob@far.example.", "FARBOB.")]
    [InlineData("@ana@far.example", "@ana@far.example")]
    [InlineData("@ana@", "ANA@")]
    [InlineData("@ana@...", "ANA@...")]
    public void of_another_server_means_nobody_else(string typed, string stored) => AssertStored(stored, typed);

    [Theory]
    [InlineData("@carl")]
    [InlineData("@an")]
    [InlineData("@ana2")]
    [InlineData("@ ana")]
    [InlineData("@@ana")]
    [InlineData("@.")]
    [InlineData("\\@ana")]
    public void who_do_not_exist_or_are_not_meant_stores_what_was_typed(string typed) => AssertUntouched(typed);

    [Theory]
    [InlineData("x@ana")]
    [InlineData("}@ana")]
    [InlineData("}.@ana")]
    [InlineData("x.@ana")]
    [InlineData("é@ana.example")]
    [InlineData("https://far.example/@ana")]
    [InlineData("https://far.example/x?@ana,@ana")]
    [InlineData("www.far.example/x,@ana")]
    [InlineData("/u/@ana ?to=@ana")]
    [InlineData("<mailto:@ana> <x@ana>")]
    [InlineData("[about @ana](https://far.example/ \"by @ana\")")]
    [InlineData("![@ana](x)")]
    [InlineData("[[@ana] @ana](<x y>) [@ana][x]")]
    [InlineData("[ana]: x '@ana'")]
    public void in_an_address_or_a_link_does_not_happen(string typed) => AssertUntouched(typed);

    [Theory]
    [InlineData("`@ana` ``a ` @ana``")]
    [InlineData("`a\n@ana`")]
    [InlineData("```\n@ana\n```")]
    [InlineData("~~~ x\n@ana\n\n```\n@ana\n~~~~")]
    [InlineData("```\n@ana")]
    [InlineData("> ```\n> @ana\n> ```")]
    [InlineData("- a\n\n  ```\n  @ana\n  ```")]
    [InlineData("a\n\n    @ana\n\n    @ana")]
    [InlineData("\t@ana")]
    [InlineData("- a\n\n      @ana")]
    [InlineData("- a\n\nb\n\n    @ana")]
    [InlineData("-a\n\n    @ana")]
    [InlineData("1234567890. a\n\n    @ana")]
    [InlineData("- a\n```\n@ana\n```")]
    [InlineData("`a\r\n@ana`")]
    [InlineData("> `a\n@ana\n> @ana`")]
    [InlineData("````\n```\n@ana\n````")]
    public void in_code_does_not_happen(string typed) => AssertUntouched(typed);

    [Theory]
    [InlineData("`@ana", "`ANA")]
    [InlineData("``@ana`", "``ANA`")]
    [InlineData("`a\n> @ana`", "`a\n> ANA`")]
    [InlineData("`a\n- @ana`", "`a\n- ANA`")]
    [InlineData("a\n[x]: @ana", "a\n[x]: ANA")]
    [InlineData(">    @ana", ">    ANA")]
    [InlineData("-    @ana", "-    ANA")]
    [InlineData("<@ana>", "<ANA>")]
    [InlineData("(https://far.example),@ana", "(https://far.example),ANA")]
    [InlineData("\\\\@ana", "\\\\ANA")]
    [InlineData("`a\n\n@ana`", "`a\n\nANA`")]
    [InlineData("\\`@ana`", "\\`ANA`")]
    [InlineData("```x` @ana", "```x` ANA")]
    [InlineData("```\na\n```\n@ana", "```\na\n```\nANA")]
    [InlineData("> ```\n@ana", "> ```\nANA")]
    [InlineData("- ```\n@ana", "- ```\nANA")]
    [InlineData("a\n    @ana", "a\n    ANA")]
    [InlineData("- a\n\n    @ana", "- a\n\n    ANA")]
    [InlineData("- a\n  - b\n\n    @ana\r\n\r\n      @ana", "- a\n  - b\n\n    ANA\r\n\r\n      ANA")]
    [InlineData("[@ana] (x)", "[ANA] (x)")]
    [InlineData("[@ana](x y)", "[ANA](x y)")]
    [InlineData("[@ana](", "[ANA](")]
    [InlineData("a < @ana > b", "a < ANA > b")]
    [InlineData("(https://far.example) @ana", "(https://far.example) ANA")]
    [InlineData("[x](https://far.example)@ana", "[x](https://far.example)ANA")]
    public void beside_code_or_a_link_happens(string typed, string stored) => AssertStored(stored, typed);

    [Fact]
    public void by_a_typed_id_that_is_a_members_is_the_same_mention() => AssertStored("ANA ANA", $"{MentionToken.Of(Ana)} @ana");

    [Fact]
    public void by_a_typed_id_that_is_nobodys_is_text()
    {
        var typed = $"{MentionToken.Of(Nobody)} and {MentionToken.Of(Nobody).ToUpperInvariant()}";
        var stored = Store(typed);
        Assert.Equal($"@\\{{{Nobody.Value:N}}} and {MentionToken.Of(Nobody).ToUpperInvariant()}", stored);
        Assert.Empty(Mentions.Members(stored));
        Assert.Equal(typed, Print(stored));
    }

    [Fact]
    public void lists_those_meant_once()
    {
        const string typed = "@ana @bob. @carl `@bob@far.example` @ana";
        Assert.Equal([Ana, BobDot], Mentions.Members(Store(typed)));
        Assert.Equal([new("ana"), new("bob."), new("bob"), new("carl")], Mentions.Names(typed));
        Assert.Equal("bob@far.example", Assert.Single(Mentions.Names("@BOB@Far.example")).Key);
    }

    [Property(Arbitrary = [typeof(TypedBodies)], MaxTest = 1_000)]
    public void asks_only_for_names_that_were_listed(TypedBody typed)
    {
        var listed = Mentions.Names(typed.Value);
        Mentions.Store(typed.Value, name => listed.Contains(name) ? Find(name) : throw new InvalidOperationException($"{name}"), Exists);
    }

    static void AssertUntouched(string typed) => AssertStored(typed, typed);

    static void AssertStored(string expected, string typed)
    {
        var tokens = expected.Replace("FARBOB", MentionToken.Of(FarBob), StringComparison.Ordinal)
            .Replace("BOBDOT", MentionToken.Of(BobDot), StringComparison.Ordinal)
            .Replace("BOB", MentionToken.Of(Bob), StringComparison.Ordinal)
            .Replace("ANA", MentionToken.Of(Ana), StringComparison.Ordinal);
        Assert.Equal(tokens, Store(typed));
        Assert.Equal(Print(typed), Print(Store(typed)));
    }

    static string Store(string typed) => Mentions.Store(typed, Find, Exists);

    static string Print(string stored) => Mentions.Print(stored, NameOf);
}
