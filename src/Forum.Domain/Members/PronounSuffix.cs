namespace Forum.Domain.Members;

/// <summary>Pronouns as other forums append them to a name: <c>bob [he/him, they/them]</c>.</summary>
public static class PronounSuffix
{
    /// <param name="inside">What stands between the brackets.</param>
    /// <param name="cutOff">The source ran out of room before the closing bracket, so the last set is the start of some longer one.</param>
    /// <returns>Unset when any of the sets is none that a member could declare here.</returns>
    public static Pronouns Read(string inside, bool cutOff = false)
    {
        if (!cutOff && StanceWords.Read(inside) is { } stance) return stance;

        var sets = inside.Split(',').Select(set => Invisible.Trim(set).ToString()).Where(set => set.Length > 0);
        return Pronouns.TryDeclare(PronounStance.Declared, [.. sets], out var declared, out _)
            ? declared with { Ambiguous = cutOff }
            : Pronouns.Unset;
    }
}
