using System.Text.Json;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>The three sets of English pronouns that medical code lists know.</summary>
/// <param name="Code">LOINC's.</param>
/// <param name="Name">HL7's own, used by some instead.</param>
/// <param name="Display">What the code stands for, in LOINC's words.</param>
internal sealed record PronounCode(string Code, string Name, string Display, params string[] ShortForms)
{
    public const string Loinc = "http://loinc.org";

    const string Hl7 = "http://hl7.org/fhir/pronouns";

    static readonly PronounCode[] All =
    [
        new("LA29518-0", "he-him", "he/him/his/his/himself", "he/him", "he/him/his"),
        new("LA29519-8", "she-her", "she/her/her/hers/herself", "she/her", "she/her/hers"),
        new("LA29520-6", "they-them", "they/them/their/theirs/themselves", "they/them", "they/them/theirs"),
    ];

    /// <summary>The code for a set that is surely one of the three, or null.</summary>
    public static PronounCode? Of(PronounSet set) => set.Language is null || set.Language.Split('-')[0] == "en"
        ? All.FirstOrDefault(code => code.ShortForms.Append(code.Display).Contains(set.Key))
        : null;

    /// <summary>What a concept without a text of its own stands for; null for what is no pronouns, such as 'unknown'.</summary>
    public static string? TextOf(JsonElement concept) => concept.Get("coding").Items().Select(coding => coding.GetText("system") switch
    {
        Loinc => All.FirstOrDefault(code => code.Code == coding.GetText("code"))?.Display,
        Hl7 => All.FirstOrDefault(code => code.Name == coding.GetText("code"))?.Display,
        _ => null,
    }).FirstOrDefault(text => text is not null);
}
