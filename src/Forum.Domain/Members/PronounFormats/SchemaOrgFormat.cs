using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>
/// The property <c>pronouns</c> of a schema.org Person, in JSON-LD: a text, with a language where it has one; and for a set with forms or a
/// grammatical gender a PropertyValue, which is a StructuredValue, with more of them inside.
/// </summary>
internal sealed class SchemaOrgFormat : PronounFormat
{
    const string Property = "pronouns", Value = "value", Forms = "forms", Cases = "cases", Gender = "grammaticalGender";

    static readonly string[] FormNames = ["subject", "object", "possessiveDeterminer", "possessivePronoun", "reflexive"];

    public override string Name => "schemaorg";

    public override string MediaType => "application/ld+json";

    protected internal override string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses)
    {
        var person = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Person" };
        if (StanceWords.Of(pronouns) is { } words) person[Property] = words;
        else if (pronouns.Sets is [var only]) person[Property] = ToJson(only);
        else if (pronouns.Sets.Count > 1)
        {
            person[Property] = new JsonArray([.. pronouns.Sets.Select(ToJson)]);
            losses.Add(new PronounLoss("order", "Which are preferred is not said: values in JSON-LD have no order."));
        }

        return JsonText.Of(person);
    }

    protected internal override bool Understand(string text, PronounReading reading)
    {
        var person = JsonText.Parse(text);
        if (person.ValueKind != JsonValueKind.Object) return false;
        foreach (var set in person.Get(Property).Items()) Read(set, reading);
        return true;
    }

    static JsonNode ToJson(PronounSet set)
    {
        JsonNode display = set.Language is null
            ? JsonValue.Create(set.Display)
            : new JsonObject { ["@language"] = set.Language, ["@value"] = set.Display };
        var details = new List<KeyValuePair<string, JsonNode>>();
        if (set.Forms is { } forms) details.Add(new(Forms, ToJson(forms)));
        if (set.Gender is { } gender) details.Add(new(Gender, GenderByLanguage.WordFor(gender)));
        return details.Count == 0 ? display : PropertyValue(display, Named(details));
    }

    static JsonArray ToJson(PronounForms forms)
    {
        string?[] texts = [forms.Subject, forms.Object, forms.PossessiveDeterminer, forms.PossessivePronoun, forms.Reflexive];
        var said = FormNames.Zip(texts).Where(form => form.Second is not null)
            .Select(form => KeyValuePair.Create<string, JsonNode>(form.First, form.Second!));
        var cases = forms.Cases?.Select(form => KeyValuePair.Create<string, JsonNode>(form.Key, form.Value));
        return Named(cases is null ? said : said.Append(new(Cases, Named(cases))));
    }

    static JsonArray Named(IEnumerable<KeyValuePair<string, JsonNode>> items) =>
        [.. items.Select(item => PropertyValue(item.Key, item.Value))];

    static JsonObject PropertyValue(JsonNode name, JsonNode value) =>
        new() { ["@type"] = "PropertyValue", ["name"] = name, [Value] = value };

    static void Read(JsonElement set, PronounReading reading)
    {
        var name = set.Get("name") ?? set;
        var display = set.GetText(Value) ?? TextOf(name) ?? name.GetText("@value") ?? "";
        var details = Named(set.Get(Value));
        reading.Add(new PronounSet(
            display, ReadForms(details.GetValueOrDefault(Forms)), name.GetText("@language"),
            PronounReading.GenderOf(TextOf(details.GetValueOrDefault(Gender)))));
        if (set.Get("termCode") is not null || set.Get("inDefinedTermSet") is not null)
        {
            reading.Lose("code", $"By which code a list of terms knows {display} has no place here.");
        }
    }

    static PronounForms? ReadForms(JsonElement? json)
    {
        if (json is null) return null;
        var forms = Named(json);
        var texts = FormNames.Select(name => TextOf(forms.GetValueOrDefault(name))).ToArray();
        return new PronounForms(texts[0], texts[1], texts[2], texts[3], texts[4], Cases: new(
            Named(forms.GetValueOrDefault(Cases)).Select(form => KeyValuePair.Create(form.Key, TextOf(form.Value) ?? ""))));
    }

    static Dictionary<string, JsonElement?> Named(JsonElement? items)
    {
        var named = new Dictionary<string, JsonElement?>();
        foreach (var item in items.Items())
        {
            if (item.GetText("name") is { } name) named[name] = item.Get(Value);
        }

        return named;
    }

    static string? TextOf(JsonElement? json) => json is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
