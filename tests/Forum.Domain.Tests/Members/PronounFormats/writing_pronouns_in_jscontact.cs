namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>RFC 9553, with what RFC 9555 adds for languages. In the tables each set is what stands under an id of its own.</summary>
public class writing_pronouns_in_jscontact
{
    [Theory]
    [InlineData("unset", "{}", "")]
    [InlineData("she/her",
        """{"speakToAs":{"@type":"SpeakToAs","pronouns":{"p1":{"@type":"Pronouns","pronouns":"she/her"}}}}""", "")]
    [InlineData("it #neuter",
        """{"speakToAs":{"@type":"SpeakToAs","grammaticalGender":"neuter","pronouns":{"p1":{"@type":"Pronouns","pronouns":"it"}}}}""", "")]
    public void says_as_a_card(string pronouns, string text, string losses) => Table.Writes("jscontact", pronouns, text, losses);

    [Theory]
    [InlineData("any", """{"pronouns":"any pronouns"}""", "")]
    [InlineData("ask", """{"pronouns":"ask me"}""", "")]
    [InlineData("useName", """{"pronouns":"use my name"}""", "")]
    [InlineData("useName ?", """{"pronouns":"none/use name"}""", "")]
    [InlineData("xe/xir + they/them", """{"pronouns":"xe/xir","pref":1} {"pronouns":"they/them","pref":2}""", "")]
    [InlineData("他 @zh-Hant", """{"pronouns":"他","vCardParams":{"language":"zh-Hant"}}""", "")]
    [InlineData("🐈/🐈s", """{"pronouns":"\uD83D\uDC08/\uD83D\uDC08s"}""", "")]
    [InlineData("\"she\" \\ her", """{"pronouns":"\"she\" \\ her"}""", "")]
    [InlineData("xe/xem (subject: xe; object: xem) !onlyMe", """{"pronouns":"xe/xem"}""", "audience forms")]
    public void says(string pronouns, string sets, string losses) => Table.Writes("jscontact", pronouns, Card(sets), losses);

    [Fact]
    public void says_the_gender_in_each_language_as_a_localization() => Table.Writes(
        "jscontact", "sie @de #feminine + elle @fr #feminine + she",
        """
        {"speakToAs":{"@type":"SpeakToAs","pronouns":{
        "p1":{"@type":"Pronouns","pronouns":"sie","pref":1,"vCardParams":{"language":"de"}},
        "p2":{"@type":"Pronouns","pronouns":"elle","pref":2,"vCardParams":{"language":"fr"}},
        "p3":{"@type":"Pronouns","pronouns":"she","pref":3}}},
        "localizations":{"de":{"speakToAs/grammaticalGender":"feminine"},"fr":{"speakToAs/grammaticalGender":"feminine"}}}
        """.ReplaceLineEndings(""),
        "");

    [Theory]
    [InlineData("{}", "unset", "")]
    [InlineData("""{"@type":"Card","name":{"full":"Sam"}}""", "unset", "")]
    [InlineData("""{"speakToAs":null}""", "unset", "")]
    [InlineData("""{"speakToAs":{"pronouns":{"k19":{"pronouns":"they/them","pref":2},"k32":{"pronouns":"xe/xir","pref":1}}}}""",
        "xe/xir + they/them", "")]
    [InlineData("""{"@type":"SpeakToAs","pronouns":{"k19":{"pronouns":"they/them"}}}""", "they/them", "")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"it"},"b":{"pronouns":"xe","pref":100}}}}""", "xe + it", "")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"it","pref":-1},"b":{"pronouns":"xe","pref":1.5}}}}""", "it + xe", "")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"any","contexts":{"work":true}}}}}""", "any", "context")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"xe","vCardParams":{"language":"?"}}}}}""", "xe", "language")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":7},"b":{},"c":"xe","d":{"pronouns":"it"}}}}""", "it", "sets sets sets")]
    [InlineData("""{"speakToAs":{"grammaticalGender":"Neuter","pronouns":{"a":{"pronouns":"it"}}}}""", "it #neuter", "")]
    [InlineData("""{"speakToAs":{"grammaticalGender":"neuter"}}""", "unset", "gender")]
    [InlineData("""{"speakToAs":{"grammaticalGender":"5","pronouns":{"a":{"pronouns":"it"}}}}""", "it", "gender")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"it"}}},"localizations":{"de":{"speakToAs/pronouns/a/pronouns":"es","name/full":"S"}}}""",
        "it", "localization")]
    public void understands(string text, string pronouns, string losses) => Table.Reads("jscontact", text, pronouns, losses);

    [Theory]
    [InlineData("")]
    [InlineData("she/her")]
    [InlineData("[]")]
    [InlineData("\"she/her\"")]
    [InlineData("""{"speakToAs":{"pronouns":{"a":{"pronouns":"\ud800"}}}}""")]
    public void refuses_what_is_no_card(string text) => Table.Refuses("jscontact", text);

    static string Card(string sets)
    {
        var named = sets.Replace("} {", "}\n{", StringComparison.Ordinal).Split('\n')
            .Select((set, i) => $"\"p{i + 1}\":{{\"@type\":\"Pronouns\",{set[1..]}");
        return """{"speakToAs":{"@type":"SpeakToAs","pronouns":{""" + string.Join(',', named) + "}}}";
    }
}
