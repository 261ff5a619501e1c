using Forum.Domain.Imports;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Imports;

public class reading_a_byline
{
    [Theory]
    [InlineData("Tupamaros")]
    [InlineData("two words")]
    [InlineData("dr.dots.")]
    [InlineData("[REDACTED]")]
    [InlineData("user[1]")]
    [InlineData("[a] b")]
    [InlineData("bob []")]
    [InlineData("bob [ ]")]
    [InlineData("@bob")]
    [InlineData("bob@home")]
    [InlineData("@lemmy.ml")]
    [InlineData("bob@.ml")]
    [InlineData("bob@lemmy.")]
    [InlineData("M")]
    [InlineData("名前")]
    [InlineData("مستخدم")]
    [InlineData("in\u200Bside")]
    [InlineData("👩‍👩‍👧")]
    public void takes_a_mere_handle_as_it_is(string written) => Assert.Equal(Named(written), Byline.Read(written));

    [Fact]
    public void trims_what_nobody_sees() => Assert.Equal(Named("bob"), Byline.Read("\u200E\u00A0bob \u200B\uFEFF"));

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B\u00A0")]
    public void finds_nobody_where_there_is_nothing_to_see(string written) => Assert.Null(Byline.Read(written));

    [Theory]
    [InlineData("bob [he/him]", "bob", "he/him")]
    [InlineData("bob\u00A0[he/him]\u200B", "bob", "he/him")]
    [InlineData("bob[he/him]", "bob", "he/him")]
    [InlineData("[REDACTED] [they/them]", "[REDACTED]", "they/them")]
    [InlineData("user[1] [fae/faer]", "user[1]", "fae/faer")]
    [InlineData("two words [undecided]", "two words", "undecided")]
    [InlineData("Mister M [he/him]", "Mister M", "he/him")]
    public void finds_pronouns_in_the_last_brackets(string written, string handle, string set) =>
        Assert.Equal(Named(handle) with { Pronouns = Declared(set), PronounsAsWritten = set }, Byline.Read(written));

    [Theory]
    [InlineData("bob [they/the", "they/the")]
    [InlineData("bob[she/her, they/t", "she/her", "they/t")]
    public void marks_cut_off_pronouns(string written, params string[] sets) =>
        Assert.Equal(Declared(sets) with { Ambiguous = true }, Byline.Read(written)!.Pronouns);

    [Fact]
    public void takes_sixty_characters_of_pronouns_and_no_more()
    {
        Assert.Equal("bob", Byline.Read($"bob [{new string('x', 60)}]")!.Handle);
        Assert.Equal($"bob [{new string('x', 61)}]", Byline.Read($"bob [{new string('x', 61)}]")!.Handle);
    }

    [Fact]
    public void keeps_what_was_written_when_it_is_no_pronouns() =>
        Assert.Equal(Named("bob") with { PronounsAsWritten = "@all" }, Byline.Read("bob [@all]"));

    [Theory]
    [InlineData("davel@lemmy.ml", null)]
    [InlineData("davel @lemmy.ml", null)]
    [InlineData("davel [he/him]@lemmy.ml", "he/him")]
    [InlineData("davel [he/him] @lemmy.ml", "he/him")]
    [InlineData("davel@lemmy.ml [he/him]", "he/him")]
    public void finds_the_host(string written, string? set)
    {
        var pronouns = set is null ? Pronouns.Unset : Declared(set);
        Assert.Equal(Named("davel") with { Host = "lemmy.ml", Pronouns = pronouns, PronounsAsWritten = set }, Byline.Read(written));
    }

    [Theory]
    [InlineData("bob M", "M")]
    [InlineData("bob OP  A B Banned", "OP", "A", "B", "Banned")]
    [InlineData("bob [he/him] M @lemmy.ml Banned", "M", "Banned")]
    [InlineData("bob [he/him]@lemmy.ml M", "M")]
    public void finds_the_badges(string written, params string[] badges)
    {
        var byline = Byline.Read(written)!;
        Assert.Equal("bob", byline.Handle);
        Assert.Equal(badges, byline.Badges);
    }

    [Fact]
    public void leaves_a_second_host_in_the_handle() =>
        Assert.Equal(Named("a@b.c") with { Host = "d.e" }, Byline.Read("a@b.c @d.e"));

    static Byline Named(string handle) => new(handle, null, Pronouns.Unset, []);

    static Pronouns Declared(params string[] sets) => new(PronounStance.Declared, [.. sets]);
}
