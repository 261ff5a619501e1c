using Forum.Domain.Members.PronounFormats;

namespace Forum.Domain.Tests.Members.PronounFormats;

public class writing_pronouns_behind_a_name
{
    [Theory]
    [InlineData("unset", "Sam", "")]
    [InlineData("any", "Sam [any pronouns]", "")]
    [InlineData("ask", "Sam [ask me]", "")]
    [InlineData("useName", "Sam [use my name]", "")]
    [InlineData("useName ?", "Sam [none/use name]", "")]
    [InlineData("he/him", "Sam [he/him]", "")]
    [InlineData("he/him + they/them", "Sam [he/him, they/them]", "")]
    [InlineData("彼女", "Sam [彼女]", "")]
    [InlineData("she/her + they/them + fae/faer + xe/xem + ey/em", "Sam [she/her, they/them, fae/faer, xe/xem, ey/em]", "")]
    [InlineData("she/her + they/them + fae/faer + xe/xem + it/its", "Sam [she/her, they/them, fae/faer, xe/xem, it/its]", "")]
    [InlineData("she/her + they/them + fae/faer + xe/xem + sie/hir", "Sam [she/her, they/them, fae/faer, xe/xem]", "sets")]
    [InlineData("she/her + they/them + fae/faer + xe/xem + mirror/mirrored + it", "Sam [she/her, they/them, fae/faer, xe/xem]", "sets sets")]
    [InlineData("something that is much too long for a name/them", "Sam", "stance sets")]
    [InlineData("he, him", "Sam [he, him]", "sets sets sets")]
    public void says(string pronouns, string text, string losses) => Table.Writes("suffix", pronouns, text, losses);

    [Theory]
    [InlineData("Sam", "unset", "")]
    [InlineData("", "unset", "")]
    [InlineData("Tupamaros [he/him]", "he/him", "")]
    [InlineData("Sam [he/him, they/them]", "he/him + they/them", "")]
    [InlineData("Sam [he/him,they/them]", "he/him + they/them", "")]
    [InlineData("Sam[he/him]", "he/him", "")]
    [InlineData(" Sam\u00A0[he/him]\u200B", "he/him", "")]
    [InlineData("[REDACTED]", "unset", "")]
    [InlineData("[REDACTED] [she/her]", "she/her", "")]
    [InlineData("user[1]", "unset", "")]
    [InlineData("Sam [they/the", "they/the ?", "cut-off")]
    [InlineData("Sam [she/her, they/the", "she/her + they/the ?", "cut-off")]
    [InlineData("Sam [none/use name]", "useName ?", "")]
    [InlineData("Sam [none/use nam", "none/use nam ?", "cut-off")]
    [InlineData("Sam [any]", "any", "")]
    [InlineData("Sam [ask me]", "ask", "")]
    [InlineData("Sam [@bob]", "unset", "sets")]
    [InlineData("Sam [he/him, www.x]", "unset", "sets")]
    [InlineData("Sam []", "unset", "")]
    [InlineData("he/him", "unset", "")]
    public void understands(string text, string pronouns, string losses) => Table.Reads("suffix", text, pronouns, losses);

    [Theory]
    [InlineData(50, "", "stance sets")]
    [InlineData(41, " [he/him]", "")]
    [InlineData(42, "", "stance sets")]
    public void counts_the_characters_of_the_name(int length, string suffix, string losses)
    {
        var name = string.Concat(Enumerable.Repeat("🐈", length));
        var written = Table.Find("suffix").Write(Notation.Read("he/him"), name);
        Assert.Equal(name + suffix, written.Text);
        Assert.Equal(losses, Table.Codes(written.Losses));
    }

    [Fact]
    public void cuts_a_name_off_and_tells_so()
    {
        var written = Table.Find("suffix").Write(Notation.Read("unset"), new string('x', 51));
        Assert.Equal(new WrittenPronouns(new string('x', 50), [new PronounLoss("name", "The name is cut off after 50 characters.")]), written);
    }
}
