using Forum.Domain.Text;
using FsCheck.Xunit;
using static Forum.Domain.Tests.Text.TypedBodies;

namespace Forum.Domain.Tests.Text;

public class printing_mentions
{
    [Property(Arbitrary = [typeof(TypedBodies)], MaxTest = 3_000)]
    public void gives_back_what_was_typed(TypedBody typed) =>
        Assert.Equal(typed.Value, Print(Store(typed.Value)));

    [Property(Arbitrary = [typeof(TypedBodies)], MaxTest = 1_500)]
    public void and_storing_again_changes_nothing(TypedBody typed)
    {
        var stored = Store(typed.WithIdsOf(Ana));
        Assert.Equal(stored, Store(Print(stored)));
    }

    [Property(Arbitrary = [typeof(TypedBodies)], MaxTest = 1_500)]
    public void after_everybody_took_another_name_still_means_them(TypedBody typed)
    {
        var stored = Store(typed.Value);
        var renamed = Mentions.Print(stored, member => NameOf(member) is { } name ? name with { Handle = $"{name.Handle}new" } : null);
        Assert.Equal(stored, Mentions.Store(renamed, FindRenamed, Exists));

        static MemberId? FindRenamed(MentionedName name) =>
            name.Handle.EndsWith("new", StringComparison.Ordinal) ? Find(name with { Handle = name.Handle[..^3] }) : null;
    }

    [Property(Arbitrary = [typeof(TypedBodies)], MaxTest = 1_500)]
    public void of_those_who_left_keeps_their_ids(TypedBody typed)
    {
        var stored = Store(typed.Value);
        var printed = Mentions.Print(stored, _ => null);
        Assert.Equal(stored, Mentions.Store(printed, _ => null, Exists));
    }

    [Theory]
    [InlineData("now anna")]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("a@b")]
    [InlineData("ana\u202E")]
    public void by_a_name_that_could_not_be_read_back_keeps_the_id(string handle) =>
        Assert.Equal(MentionToken.Of(Ana), Mentions.Print(MentionToken.Of(Ana), _ => new MentionedName(handle)));

    [Theory]
    [InlineData("x", "")]
    [InlineData("x/", "")]
    [InlineData("", "x")]
    [InlineData("", ".x")]
    [InlineData("", "@far.example")]
    [InlineData("", "-@far.example")]
    public void where_the_name_could_not_be_read_back_keeps_the_id(string before, string after)
    {
        var stored = before + MentionToken.Of(Ana) + after;
        Assert.Equal(stored, Mentions.Print(stored, NameOf));
    }

    [Fact]
    public void side_by_side_keeps_them_apart()
    {
        var stored = MentionToken.Of(Ana) + MentionToken.Of(BobDot);
        Assert.Equal($"@ana{MentionToken.Of(BobDot)}", Mentions.Print(stored, NameOf));
    }

    [Fact]
    public void names_nobody_in_what_is_stored() =>
        Assert.DoesNotContain("ana", Store("@ana: *@ana*, @ana's (@ana)\n> @ana"), StringComparison.Ordinal);

    static string Store(string typed) => Mentions.Store(typed, Find, Exists);

    static string Print(string stored) => Mentions.Print(stored, NameOf);
}
