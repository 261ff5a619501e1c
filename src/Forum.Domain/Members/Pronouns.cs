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
    public static readonly Pronouns Unset = new(PronounStance.Unset, []);
}
