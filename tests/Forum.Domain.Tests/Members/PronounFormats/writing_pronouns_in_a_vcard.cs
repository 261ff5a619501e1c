namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>RFC 9554. A line of a table is one property; <c>⏎</c> is the end of a line in the vCard.</summary>
public class writing_pronouns_in_a_vcard
{
    [Theory]
    [InlineData("unset", "", "")]
    [InlineData("any", "PRONOUNS:any pronouns⏎", "")]
    [InlineData("ask", "PRONOUNS:ask me⏎", "")]
    [InlineData("useName", "PRONOUNS:use my name⏎", "")]
    [InlineData("useName ?", "PRONOUNS:none/use name⏎", "")]
    [InlineData("they/them", "PRONOUNS:they/them⏎", "")]
    [InlineData("xe/xir + they/them", "PRONOUNS;PREF=1:xe/xir⏎PRONOUNS;PREF=2:they/them⏎", "")]
    [InlineData("xe/xir @en + dey @de", "PRONOUNS;LANGUAGE=en;PREF=1:xe/xir⏎PRONOUNS;LANGUAGE=de;PREF=2:dey⏎", "")]
    [InlineData("sie/ihr @de #feminine", "PRONOUNS;LANGUAGE=de:sie/ihr⏎GRAMGENDER;LANGUAGE=de:feminine⏎", "")]
    [InlineData("it #inanimate", "PRONOUNS:it⏎GRAMGENDER:inanimate⏎", "")]
    [InlineData(
        "er @de #masculine + sie @de #feminine", "PRONOUNS;LANGUAGE=de;PREF=1:er⏎PRONOUNS;LANGUAGE=de;PREF=2:sie⏎", "gender gender")]
    [InlineData("he, him; his", @"PRONOUNS:he\, him\; his⏎", "")]
    [InlineData(@"back\slash/n", @"PRONOUNS:back\\slash/n⏎", "")]
    [InlineData("a:b", "PRONOUNS:a:b⏎", "")]
    [InlineData("彼女 @ja", "PRONOUNS;LANGUAGE=ja:彼女⏎", "")]
    [InlineData(
        "one of those long ways of putting it that fill a line/ @en",
        "PRONOUNS;LANGUAGE=en:one of those long ways of putting it that fill a line/⏎", "")]
    [InlineData(
        "one of those long ways of putting it that fill a line/+ @en",
        "PRONOUNS;LANGUAGE=en:one of those long ways of putting it that fill a line/⏎ +⏎", "")]
    [InlineData(
        "🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈",
        "PRONOUNS:🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈⏎ 🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈⏎ 🐈🐈⏎", "")]
    public void says(string pronouns, string text, string losses) => Table.Writes("vcard", pronouns, Lines(text), losses);

    [Theory]
    [InlineData("", "unset", "")]
    [InlineData("Good morning", "unset", "")]
    [InlineData("BEGIN:VCARD⏎VERSION:4.0⏎FN:Sam⏎PRONOUNS:she/her⏎NOTE:PRONOUNS:he/him⏎END:VCARD⏎", "she/her", "")]
    [InlineData("PRONOUNS:she/her", "she/her", "")]
    [InlineData("pronouns;language=EN-gb:she/her⏎", "she/her @en-GB", "")]
    [InlineData("item1.PRONOUNS:she/her⏎", "she/her", "")]
    [InlineData("PRONOUNS;VALUE=text;LANGUAGE=\"en\":she/her⏎", "she/her @en", "")]
    [InlineData("PRONOUNS;PREF=2:they/them⏎PRONOUNS:it⏎PRONOUNS;PREF=1:xe/xir⏎", "xe/xir + they/them + it", "")]
    [InlineData("PRONOUNS;PREF=0:a⏎PRONOUNS;PREF=100:b⏎PRONOUNS;PREF=soon:c⏎", "b + a + c", "")]
    [InlineData("PRONOUNS;TYPE=work:they/them⏎", "they/them", "context")]
    [InlineData("PRONOUNS;TYPE=\"home,work\":they/them⏎", "they/them", "context")]
    [InlineData("PRONOUNS;ALTID=1;LANGUAGE=en:they⏎PRONOUNS;ALTID=1;LANGUAGE=sv:hen⏎", "they @en + hen @sv", "alternative alternative")]
    [InlineData("PRONOUNS;CREATED=20260101T000000Z:they/them⏎", "they/them", "parameter")]
    [InlineData("PRONOUNS;LANGUAGE=english language:they⏎", "they", "language")]
    [InlineData("PRONOUNS:she/⏎ her⏎", "she/her", "")]
    [InlineData("PRONOUNS:she⏎\t/her⏎", "she/her", "")]
    [InlineData(@"PRONOUNS:a\, b\; c\\d", @"a, b; c\d", "")]
    [InlineData(@"PRONOUNS:she\nher⏎PRONOUNS:they⏎", "they", "sets")]
    [InlineData("PRONOUNS:any⏎", "any", "")]
    [InlineData("PRONOUNS;LANGUAGE=en:Ask me⏎", "ask", "language")]
    [InlineData("PRONOUNS:any⏎PRONOUNS:she/her⏎", "any + she/her", "")]
    [InlineData("PRONOUNS:https://x.example/me⏎", "unset", "sets")]
    [InlineData("PRONOUNS:@bob⏎PRONOUNS:⏎PRONOUNS:they⏎", "they", "sets sets")]
    [InlineData("GRAMGENDER;LANGUAGE=DE:Feminine⏎PRONOUNS;LANGUAGE=de:sie⏎", "sie @de #feminine", "")]
    [InlineData("GRAMGENDER:feminine⏎", "unset", "gender")]
    [InlineData("GRAMGENDER;LANGUAGE=fr:feminine⏎PRONOUNS;LANGUAGE=de:sie⏎", "sie @de", "gender")]
    [InlineData("GRAMGENDER:x-own⏎PRONOUNS:sie⏎", "sie", "gender")]
    [InlineData("PRONOUNS:a⏎PRONOUNS:b⏎PRONOUNS:c⏎PRONOUNS:d⏎PRONOUNS:e⏎PRONOUNS:f⏎PRONOUNS:g⏎PRONOUNS:h⏎PRONOUNS:i⏎",
        "a + b + c + d + e + f + g + h", "sets")]
    public void understands(string text, string pronouns, string losses)
    {
        Table.Reads("vcard", Lines(text), pronouns, losses);
        Table.Reads("vcard", Lines(text).Replace("\r\n", "\n", StringComparison.Ordinal), pronouns, losses);
    }

    static string Lines(string text) => text.Replace("⏎", "\r\n", StringComparison.Ordinal);
}
