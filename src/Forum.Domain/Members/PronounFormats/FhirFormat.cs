using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>The extension <c>individual-pronouns</c> of a FHIR person: a text for each set, with a code where LOINC has one.</summary>
internal sealed class FhirFormat : PronounFormat
{
    const string Url = "http://hl7.org/fhir/StructureDefinition/individual-pronouns",
        Extension = "extension", Value = "valueCodeableConcept";

    public override string Name => "fhir";

    public override string MediaType => "application/fhir+json";

    protected internal override string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses)
    {
        if (pronouns.Stance is PronounStance.Unset) return "{}";

        var sets = StanceWords.Of(pronouns) is { } words ? [words] : pronouns.Sets;
        return JsonText.Of(new JsonObject { [Extension] = new JsonArray([.. sets.Select(ToJson)]) });
    }

    protected internal override bool Understand(string text, PronounReading reading)
    {
        var resource = JsonText.Parse(text);
        if (resource.ValueKind != JsonValueKind.Object) return false;

        // A resource that has extensions, or one extension alone.
        var extensions = resource.GetText("url") == Url ? [resource] : resource.Get(Extension).Items();
        foreach (var extension in extensions.Where(extension => extension.GetText("url") == Url)) Read(extension, reading);
        return true;
    }

    static JsonObject ToJson(PronounSet set)
    {
        var concept = new JsonObject();
        if (PronounCode.Of(set) is { } code)
        {
            concept["coding"] = new JsonArray(new JsonObject
            {
                ["system"] = PronounCode.Loinc,
                ["code"] = code.Code,
                ["display"] = code.Display,
            });
        }

        concept["text"] = set.Display;
        return new JsonObject
        {
            ["url"] = Url,
            [Extension] = new JsonArray(new JsonObject { ["url"] = "value", [Value] = concept }),
        };
    }

    static void Read(JsonElement extension, PronounReading reading)
    {
        var parts = extension.Get(Extension).Items().ToLookup(part => part.GetText("url"));
        if (parts["period"].Any(part => part.Get("valuePeriod")?.Get("end") is not null))
        {
            // Nobody is ever to be called by what they have left behind.
            reading.Lose("period", "Pronouns that ended, or are to end, are left out.");
            return;
        }

        if (parts["period"].Any()) reading.Lose("period", "Since when they are used has no place here.");
        if (parts["comment"].Any()) reading.Lose("comment", "What is remarked on them has no place here.");
        foreach (var concept in parts["value"].Select(part => part.Get(Value)).OfType<JsonElement>())
        {
            if ((concept.GetText("text") ?? PronounCode.TextOf(concept)) is { } display) reading.Add(new PronounSet(display));
            else reading.Lose("code", "There is a code that stands for no pronouns known here.");
        }
    }
}
