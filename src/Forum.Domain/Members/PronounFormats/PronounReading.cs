namespace Forum.Domain.Members.PronounFormats;

/// <summary>Gathers what a text says, by the rules for what people say here, and what of it cannot be kept.</summary>
public sealed class PronounReading
{
    readonly List<PronounSet> sets = [];
    readonly List<PronounLoss> losses = [];
    Pronouns? whole;

    public void Lose(string code, string detail) => losses.Add(new PronounLoss(code, detail));

    /// <summary>Where a format has a reader of its own for all of it.</summary>
    public void Take(Pronouns pronouns) => whole = pronouns;

    public void Add(PronounSet said)
    {
        if (said.Language is { } language && LanguageTag.Normalize(language) is null)
        {
            Lose("language", $"The language of {said.Display} is none.");
            said = said with { Language = null };
        }

        if (sets.Count == Pronouns.MaxSets) Lose("sets", Pronouns.TooMany.Reason);
        else if (PronounSet.Check(said, out var kept) is { } wrong) Lose("sets", wrong.Reason);
        else sets.Add(kept);
    }

    /// <summary>A grammatical gender that is said of a language, or of none, belongs to the sets of just that language.</summary>
    public void AddGender(string? language, string value)
    {
        var tag = language is null ? null : LanguageTag.Normalize(language) ?? language;
        var meant = Enumerable.Range(0, sets.Count).Where(i => sets[i].Language == tag).ToList();
        if (GenderOf(value) is not { } gender || meant.Count == 0)
        {
            Lose("gender", "There is a grammatical gender that goes with none of the pronouns.");
            return;
        }

        foreach (var i in meant) sets[i] = sets[i] with { Gender = gender };
    }

    public static GrammaticalGender? GenderOf(string? value) =>
        value?.All(char.IsAsciiLetter) == true && Enum.TryParse<GrammaticalGender>(value, ignoreCase: true, out var gender) ? gender : null;

    public ReadPronouns Result() => new(whole ?? FromSets(), new(losses));

    Pronouns FromSets()
    {
        if (sets is [{ Forms: null, Gender: null } only] && StanceWords.Read(only.Display) is { } stance)
        {
            if (only.Language is not null) Lose("language", "Words such as 'any' or 'ask me' belong to no language here.");
            return stance;
        }

        return sets.Count == 0 ? Pronouns.Unset : new Pronouns(PronounStance.Declared, [.. sets]);
    }
}
