using Forum.Domain.Imports;

namespace Forum.Domain.Members.PronounFormats;

/// <summary>A display name as Lemmy has them, with the pronouns at its end: <c>Sam [he/him, they/them]</c>.</summary>
internal sealed class SuffixFormat : PronounFormat
{
    /// <summary>As many characters as Lemmy takes for a display name.</summary>
    const int MaxLength = 50;

    public override string Name => "suffix";

    public override string MediaType => "text/plain";

    protected internal override string Compose(Pronouns pronouns, string name, ICollection<PronounLoss> losses)
    {
        var runes = name.EnumerateRunes().ToArray();
        if (runes.Length > MaxLength)
        {
            losses.Add(new PronounLoss("name", $"The name is cut off after {MaxLength} characters."));
            name = string.Concat(runes.Take(MaxLength));
        }

        // The most preferred that fit, each of them whole.
        IEnumerable<string> sets = StanceWords.Of(pronouns) is { } words ? [words] : pronouns.Sets.Select(set => set.Display);
        return Enumerable.Range(1, sets.Count())
            .Select(count => $"{name} [{string.Join(", ", sets.Take(count))}]")
            .LastOrDefault(text => text.EnumerateRunes().Count() <= MaxLength) ?? name;
    }

    protected internal override bool Understand(string text, PronounReading reading)
    {
        var name = Invisible.Trim(text);
        if (name.IsEmpty || BracketSuffix.TakeLast(ref name) is not { } suffix) return true;

        var pronouns = PronounSuffix.Read(suffix.Inside, suffix.CutOff);
        reading.Take(pronouns);
        if (pronouns == Pronouns.Unset) reading.Lose("sets", "What stands in the brackets is no pronouns.");
        else if (suffix.CutOff) reading.Lose("cut-off", $"The set {pronouns.Sets[^1].Display} may be the beginning of something longer.");
        return true;
    }
}
