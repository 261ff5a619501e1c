using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Forum.Domain.Members;

/// <summary>How somebody wants to be spoken of. Unset is a state of its own: nothing was said, which is not 'use my name'.</summary>
public enum PronounStance
{
    Unset,
    Declared,
    Any,
    Ask,
    UseName,
}

/// <param name="Sets">Ordered by preference and kept as written; <c>he/they</c> is not <c>they/he</c>. Only a declared stance has any.</param>
/// <param name="Ambiguous">The source may have meant something else.</param>
/// <param name="Unconfirmed">Somebody else's page says so, and the person has not.</param>
/// <param name="Audience">Who may see them.</param>
public sealed record Pronouns(
    PronounStance Stance, EquatableList<PronounSet> Sets, bool Ambiguous = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Unconfirmed = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] PronounAudience Audience = PronounAudience.Public)
{
    public const int MaxSets = 8;

    public static readonly Pronouns Unset = new(PronounStance.Unset, []);

    public static readonly Refused TooMany = new("pronouns-too-many", $"You can give at most {MaxSets} sets of pronouns.");
    public static readonly Refused Unexpected = new("pronouns-unexpected", "Sets of pronouns go only with declared pronouns.");

    /// <summary>What a member says of themself, its sets in the one form that is kept, or why that cannot be said.</summary>
    public static bool TryDeclare(
        PronounStance stance,
        IReadOnlyList<PronounSet> sets,
        [NotNullWhen(true)] out Pronouns? pronouns,
        [NotNullWhen(false)] out Refused? refusal)
    {
        var kept = new PronounSet[sets.Count];
        refusal = WrongWith(stance, sets, kept);
        pronouns = refusal is null ? new Pronouns(stance, new(kept)) : null;
        return refusal is null;
    }

    /// <summary>As a page says of somebody else. Where it says nothing, there is nothing to confirm.</summary>
    public Pronouns AsImported() => this with { Unconfirmed = Stance is not PronounStance.Unset };

    /// <summary>
    /// What is shown of an account that has claimed what a page says: what it says itself, and as long as that is nothing, what the page says, to
    /// those who are signed in at most. The two are never merged.
    /// </summary>
    /// <param name="claimed">Null where nothing is claimed.</param>
    public Pronouns OrClaimed(Pronouns? claimed)
    {
        if (claimed is null or { Stance: PronounStance.Unset } || Stance is not PronounStance.Unset) return this;
        PronounAudience[] narrow = [Audience, claimed.Audience, PronounAudience.SignedIn];
        return claimed.AsImported() with { Audience = narrow.Max() };
    }

    /// <summary>What somebody of this audience sees. Nothing tells them that there may be more.</summary>
    public Pronouns SeenBy(PronounAudience viewer)
    {
        if (viewer is PronounAudience.OnlyMe) return this;
        return viewer < Audience || Stance is PronounStance.Unset ? Unset : this;
    }

    static Refused? WrongWith(PronounStance stance, IReadOnlyList<PronounSet> sets, PronounSet[] kept)
    {
        if (stance is not PronounStance.Declared) return sets.Count == 0 ? null : Unexpected;
        if (sets.Count == 0) return PronounText.Missing;
        if (sets.Count > MaxSets) return TooMany;

        for (var i = 0; i < kept.Length; i++)
        {
            if (PronounSet.Check(sets[i], out kept[i]) is { } wrong) return wrong;
        }

        return null;
    }
}
