using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>
/// The property <c>speakToAs</c> of a JSContact card (RFC 9553). What it has no place for, a language, goes where RFC 9555 puts what comes
/// from a vCard: that of a set into its <c>vCardParams</c>, that of a gender into the card's localizations.
/// </summary>
internal sealed class JsContactFormat : PronounFormat
{
    const string SpeakToAs = "speakToAs", Sets = "pronouns", Gender = "grammaticalGender", Preference = "pref", Parameters = "vCardParams",
        Localizations = "localizations", LocalGender = $"{SpeakToAs}/{Gender}";

    public override string Name => "jscontact";

    public override string MediaType => "application/jscontact+json";

    protected internal override string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses)
    {
        if (pronouns.Stance is PronounStance.Unset) return "{}";

        var sets = StanceWords.Of(pronouns) is { } words ? [words] : pronouns.Sets;
        var speakToAs = new JsonObject { ["@type"] = "SpeakToAs" };
        var localizations = new JsonObject();
        foreach (var (language, gender) in GenderByLanguage.Of(sets))
        {
            if (language is null) speakToAs[Gender] = gender;
            else localizations[language] = new JsonObject { [LocalGender] = gender };
        }

        var numbered = new JsonObject();
        foreach (var (i, set) in sets.Index()) numbered[$"p{i + 1}"] = ToJson(set, i, sets.Count);
        speakToAs[Sets] = numbered;
        var card = new JsonObject { [SpeakToAs] = speakToAs };
        if (localizations.Count > 0) card[Localizations] = localizations;
        return JsonText.Of(card);
    }

    protected internal override bool Understand(string text, PronounReading reading)
    {
        var card = JsonText.Parse(text);
        if (card.ValueKind != JsonValueKind.Object) return false;

        var speakToAs = card.Get(SpeakToAs) ?? card;
        foreach (var set in speakToAs.Get(Sets).Properties().Select(set => set.Value).OrderBy(PreferenceOf)) Read(set, reading);
        if (speakToAs.GetText(Gender) is { } gender) reading.AddGender(language: null, gender);
        foreach (var localization in card.Get(Localizations).Properties()) ReadLocalization(localization, reading);
        return true;
    }

    static JsonObject ToJson(PronounSet set, int i, int count)
    {
        var json = new JsonObject { ["@type"] = "Pronouns", [Sets] = set.Display };
        if (count > 1) json[Preference] = i + 1;
        if (set.Language is { } language) json[Parameters] = new JsonObject { ["language"] = language };
        return json;
    }

    static void Read(JsonElement set, PronounReading reading)
    {
        var display = set.GetText(Sets) ?? "";
        reading.Add(new PronounSet(display, Language: set.Get(Parameters)?.GetText("language")));
        if (set.Get("contexts") is not null) reading.Lose("context", $"Where {display} are for, such as work or home, has no place here.");
    }

    static void ReadLocalization(JsonProperty localization, PronounReading reading)
    {
        var language = localization.Name;
        foreach (var (path, patch) in ((JsonElement?)localization.Value).Properties().Select(patch => (patch.Name, patch.Value)))
        {
            if (!path.StartsWith(SpeakToAs, StringComparison.Ordinal)) continue;
            if (path == LocalGender && patch.ValueKind == JsonValueKind.String) reading.AddGender(language, patch.GetString()!);
            else reading.Lose("localization", $"What the card says in {language} of {path} has no place here.");
        }
    }

    static int PreferenceOf(JsonElement set) =>
        set.Get(Preference) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var preference) && preference > 0
            ? preference
            : int.MaxValue;
}
