namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>In the tables stands the value of a person's property <c>pronouns</c>.</summary>
public class writing_pronouns_in_schema_org
{
    [Fact]
    public void says_nothing_of_pronouns_that_are_unset() =>
        Table.Writes("schemaorg", "unset", """{"@context":"https://schema.org","@type":"Person"}""", "");

    [Theory]
    [InlineData("any", "\"any pronouns\"", "")]
    [InlineData("ask", "\"ask me\"", "")]
    [InlineData("useName", "\"use my name\"", "")]
    [InlineData("useName ?", "\"none/use name\"", "")]
    [InlineData("she/her", "\"she/her\"", "")]
    [InlineData("she/her + they/them", """["she/her","they/them"]""", "order")]
    [InlineData("היא @he", """{"@language":"he","@value":"היא"}""", "")]
    [InlineData("היא @he + she", """[{"@language":"he","@value":"היא"},"she"]""", "order")]
    [InlineData("it #inanimate",
        """{"@type":"PropertyValue","name":"it","value":[{"@type":"PropertyValue","name":"grammaticalGender","value":"inanimate"}]}""", "")]
    public void says(string pronouns, string value, string losses) => Table.Writes("schemaorg", pronouns, Person(value), losses);

    [Fact]
    public void says_forms_by_their_names() => Table.Writes(
        "schemaorg", "hän (subject: hän; object: hänet; determiner: hänen; possessive: hänen; reflexive: itse; partitive: häntä) @fi",
        Person(
            """
            {"@type":"PropertyValue","name":{"@language":"fi","@value":"hän"},"value":[
            {"@type":"PropertyValue","name":"forms","value":[
            {"@type":"PropertyValue","name":"subject","value":"hän"},
            {"@type":"PropertyValue","name":"object","value":"hänet"},
            {"@type":"PropertyValue","name":"possessiveDeterminer","value":"hänen"},
            {"@type":"PropertyValue","name":"possessivePronoun","value":"hänen"},
            {"@type":"PropertyValue","name":"reflexive","value":"itse"},
            {"@type":"PropertyValue","name":"cases","value":[{"@type":"PropertyValue","name":"partitive","value":"häntä"}]}]}]}
            """.ReplaceLineEndings("")),
        "");

    [Theory]
    [InlineData("null", "unset", "")]
    [InlineData("[]", "unset", "")]
    [InlineData("\"she/her, they/them\"", "she/her, they/them", "")]
    [InlineData("\"ANY\"", "any", "")]
    [InlineData("""{"@value":"she"}""", "she", "")]
    [InlineData("""{"@value":"she","@language":"not a language"}""", "she", "language")]
    [InlineData("""{"@type":"DefinedTerm","name":"they/them"}""", "they/them", "")]
    [InlineData("""{"@type":"DefinedTerm","name":"they/them","termCode":"LA29520-6","inDefinedTermSet":"http://loinc.org"}""",
        "they/them", "code")]
    [InlineData("""{"@type":"StructuredValue","name":"xe/xem"}""", "xe/xem", "")]
    [InlineData("""{"@type":"PropertyValue","name":"pronouns","value":"xe/xem"}""", "xe/xem", "")]
    [InlineData("""{"@type":"PropertyValue","name":"xe","value":{"name":"grammaticalGender","value":"neuter"}}""", "xe #neuter", "")]
    [InlineData("""{"@type":"PropertyValue","name":"xe","value":[{"name":"forms","value":[{"name":"object","value":"xem"}]}]}""",
        "xe (object: xem)", "")]
    [InlineData("""[7,{},{"@type":"Thing"},"xe"]""", "xe", "sets sets sets")]
    [InlineData("""["<b>she</b>","xe"]""", "xe", "sets")]
    public void understands(string value, string pronouns, string losses) => Table.Reads("schemaorg", Person(value), pronouns, losses);

    [Theory]
    [InlineData("")]
    [InlineData("they/them")]
    [InlineData("\"they/them\"")]
    [InlineData("""{"pronouns":"\udc00"}""")]
    public void refuses_what_is_no_person(string text) => Table.Refuses("schemaorg", text);

    static string Person(string value) => $$"""{"@context":"https://schema.org","@type":"Person","pronouns":{{value}}}""";
}
