namespace Forum.Domain.Members.PronounFormats;

/// <summary>For formats that know one grammatical gender for each language instead of one for each set.</summary>
internal static class GenderByLanguage
{
    /// <summary>Only where all sets of a language agree: a gender is never said of pronouns that came without.</summary>
    public static IEnumerable<(string? Language, string Gender)> Of(IEnumerable<PronounSet> sets) =>
        from set in sets
        group set.Gender by set.Language into genders
        where genders.Distinct().Count() == 1 && genders.First() is not null
        select (genders.Key, WordFor(genders.First()!.Value));

    public static string WordFor(GrammaticalGender gender) => gender.ToString().ToLowerInvariant();
}
