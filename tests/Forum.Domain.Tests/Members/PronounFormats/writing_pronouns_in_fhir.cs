namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>In the tables stand the concepts, or the parts beside them, of a resource's extensions for pronouns.</summary>
public class writing_pronouns_in_fhir
{
    const string Url = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";

    [Fact]
    public void says_nothing_of_pronouns_that_are_unset() => Table.Writes("fhir", "unset", "{}", "");

    [Theory]
    [InlineData("any", """{"text":"any pronouns"}""", "")]
    [InlineData("ask", """{"text":"ask me"}""", "")]
    [InlineData("useName", """{"text":"use my name"}""", "")]
    [InlineData("useName ?", """{"text":"none/use name"}""", "")]
    [InlineData("he/him",
        """{"coding":[{"system":"http://loinc.org","code":"LA29518-0","display":"he/him/his/his/himself"}],"text":"he/him"}""", "")]
    [InlineData("She / Her / Hers",
        """{"coding":[{"system":"http://loinc.org","code":"LA29519-8","display":"she/her/her/hers/herself"}],"text":"She / Her / Hers"}""", "")]
    [InlineData("they/them @en-GB",
        """{"coding":[{"system":"http://loinc.org","code":"LA29520-6","display":"they/them/their/theirs/themselves"}],"text":"they/them"}""",
        "language")]
    [InlineData("he/him @sv", """{"text":"he/him"}""", "language")]
    [InlineData("he/they", """{"text":"he/they"}""", "")]
    [InlineData("xe/xem", """{"text":"xe/xem"}""", "")]
    [InlineData("xe/xem + ő/őt", """{"text":"xe/xem"} {"text":"ő/őt"}""", "")]
    [InlineData("sie (dative: ihr) @de #feminine", """{"text":"sie"}""", "forms language gender")]
    public void says(string pronouns, string concepts, string losses) => Table.Writes("fhir", pronouns, Resource(concepts), losses);

    [Theory]
    [InlineData("""{"coding":[{"system":"http://loinc.org","code":"LA29518-0"}]}""", "he/him/his/his/himself", "")]
    [InlineData("""{"coding":[{"system":"http://loinc.org","code":"LA29519-8","display":"anything"}]}""", "she/her/her/hers/herself", "")]
    [InlineData("""{"coding":[{"system":"http://hl7.org/fhir/pronouns","code":"they-them"}]}""", "they/them/their/theirs/themselves", "")]
    [InlineData("""{"coding":[{"system":"http://hl7.org/fhir/pronouns","code":"unknown","display":"Unknown"}]}""", "unset", "code")]
    [InlineData("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-NullFlavor","code":"UNK"}]}""", "unset", "code")]
    [InlineData("""{"coding":[{"system":"http://hl7.org/fhir/pronouns","code":"other"}],"text":"xe/xem"}""", "xe/xem", "")]
    [InlineData("""{"coding":[{"system":"x"},{"system":"http://loinc.org","code":"LA29520-6"}]}""", "they/them/their/theirs/themselves", "")]
    [InlineData("""{"text":"<b>"} {"text":"xe"}""", "xe", "sets")]
    public void understands(string concepts, string pronouns, string losses) => Table.Reads("fhir", Resource(concepts), pronouns, losses);

    [Theory]
    [InlineData("""{"url":"comment","valueString":"at work"}""", "xe", "comment")]
    [InlineData("""{"url":"period","valuePeriod":{"start":"2020-01-01"}}""", "xe", "period")]
    [InlineData("""{"url":"period","valuePeriod":{"start":"2020-01-01","end":"2021-01-01"}}""", "unset", "period")]
    public void understands_beside_it(string part, string pronouns, string losses) => Table.Reads(
        "fhir", $$$"""{"extension":[{"url":"{{{Url}}}","extension":[{"url":"value","valueCodeableConcept":{"text":"xe"}},{{{part}}}]}]}""",
        pronouns, losses);

    [Theory]
    [InlineData("""{"resourceType":"Patient","extension":[]}""")]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"extension":[{"url":"http://example.org","extension":[{"url":"value","valueCodeableConcept":{"text":"xe"}}]}]}""")]
    public void understands_nothing_of_other_extensions(string text) => Table.Reads("fhir", text, "unset", "");

    [Fact]
    public void understands_an_extension_alone() => Table.Reads(
        "fhir", $$$"""{"url":"{{{Url}}}","extension":[{"url":"value","valueCodeableConcept":{"text":"xe"}}]}""", "xe", "");

    [Theory]
    [InlineData("")]
    [InlineData("xe")]
    [InlineData("[]")]
    public void refuses_what_is_no_resource(string text) => Table.Refuses("fhir", text);

    static string Resource(string concepts)
    {
        var extensions = concepts.Replace("} {", "}\n{", StringComparison.Ordinal).Split('\n')
            .Select(concept => $$$"""{"url":"{{{Url}}}","extension":[{"url":"value","valueCodeableConcept":{{{concept}}}}]}""");
        return $$"""{"extension":[{{string.Join(',', extensions)}}]}""";
    }
}
