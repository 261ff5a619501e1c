using System.Diagnostics.CodeAnalysis;

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
public sealed record Pronouns(PronounStance Stance, EquatableList<string> Sets, bool Ambiguous = false)
{
    public const int MaxSets = 8;

    public static readonly Pronouns Unset = new(PronounStance.Unset, []);

    public static readonly Refused TooMany = new("pronouns-too-many", $"You can give at most {MaxSets} sets of pronouns.");
    public static readonly Refused Unexpected = new("pronouns-unexpected", "Sets of pronouns go only with declared pronouns.");

    /// <summary>What a member says of themself, its sets in the one form that is kept, or why that cannot be said.</summary>
    public static bool TryDeclare(
        PronounStance stance,
        IReadOnlyList<string> sets,
        [NotNullWhen(true)] out Pronouns? pronouns,
        [NotNullWhen(false)] out Refused? refusal)
    {
        var kept = new string[sets.Count];
        refusal = WrongWith(stance, sets, kept);
        pronouns = refusal is null ? new Pronouns(stance, new(kept)) : null;
        return refusal is null;
    }

    static Refused? WrongWith(PronounStance stance, IReadOnlyList<string> sets, string[] kept)
    {
        if (stance is not PronounStance.Declared) return sets.Count == 0 ? null : Unexpected;
        if (sets.Count == 0) return PronounSet.Missing;
        if (sets.Count > MaxSets) return TooMany;

        for (var i = 0; i < kept.Length; i++)
        {
            if (PronounSet.Check(sets[i], out kept[i]) is { } wrong) return wrong;
        }

        return null;
    }
}
