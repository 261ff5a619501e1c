namespace Forum.Domain.Members.PronounFormats;

/// <summary>The properties PRONOUNS and GRAMGENDER of a vCard 4 (RFC 9554), which may stand among others.</summary>
internal sealed class VCardFormat : PronounFormat
{
    const string Set = "PRONOUNS", Gender = "GRAMGENDER", Language = "LANGUAGE", Preference = "PREF";

    /// <summary>After all those with a preference.</summary>
    const int NotPreferred = 101;

    public override string Name => "vcard";

    public override string MediaType => "text/vcard";

    protected internal override string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses)
    {
        if (StanceWords.Of(pronouns) is { } words) return new VCardLine(Set, [], words).ToString();

        var sets = pronouns.Sets.Select((set, i) => new VCardLine(Set, [.. ParametersOf(set, i, pronouns.Sets.Count)], set.Display));
        var genders = GenderByLanguage.Of(pronouns.Sets).Select(said => new VCardLine(
            Gender, said.Language is null ? [] : [(Language, said.Language)], said.Gender));
        return string.Concat(sets.Concat(genders));
    }

    protected internal override bool Understand(string text, PronounReading reading)
    {
        var lines = VCardLine.Read(text).ToList();
        foreach (var line in lines.Where(line => line.Name == Set).OrderBy(PreferenceOf))
        {
            reading.Add(new PronounSet(line.Value, Language: ParameterOf(line, Language)));
            foreach (var (parameter, _) in line.Parameters) LoseParameter(parameter, line.Value, reading);
        }

        foreach (var line in lines.Where(line => line.Name == Gender)) reading.AddGender(ParameterOf(line, Language), line.Value);
        return true;
    }

    static IEnumerable<(string, string)> ParametersOf(PronounSet set, int i, int count)
    {
        if (set.Language is { } language) yield return (Language, language);
        if (count > 1) yield return (Preference, $"{i + 1}");
    }

    static string? ParameterOf(VCardLine line, string name) => line.Parameters.FirstOrDefault(parameter => parameter.Name == name).Value;

    static int PreferenceOf(VCardLine line) =>
        int.TryParse(ParameterOf(line, Preference), out var preference) && preference is > 0 and < NotPreferred ? preference : NotPreferred;

    static void LoseParameter(string parameter, string pronouns, PronounReading reading)
    {
        switch (parameter)
        {
            case Language or Preference or "VALUE":
                break;
            case "TYPE":
                reading.Lose("context", $"Where {pronouns} are for, such as work or home, has no place here.");
                break;
            case "ALTID":
                reading.Lose("alternative", $"That {pronouns} are the same as others in another language has no place here.");
                break;
            default:
                reading.Lose("parameter", $"What {parameter} says of {pronouns} has no place here.");
                break;
        }
    }
}
