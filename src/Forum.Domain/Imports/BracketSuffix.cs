namespace Forum.Domain.Imports;

/// <summary>The bracket group that ends a name, where forums put pronouns.</summary>
/// <param name="CutOff">It ended before its closing bracket.</param>
internal sealed record BracketSuffix(string Inside, bool CutOff)
{
    const int MaxLength = 60;

    /// <summary>Takes the group off the name, unless the brackets belong to it: <c>[REDACTED]</c>, <c>user[1]</c>.</summary>
    public static BracketSuffix? TakeLast(ref ReadOnlySpan<char> name)
    {
        var open = name.LastIndexOf('[');
        if (open < 0) return null;

        var closed = name[^1] == ']';
        var inside = name[(open + 1)..(closed ? name.Length - 1 : name.Length)];
        var before = Invisible.Trim(name[..open]);
        if (before.IsEmpty || !IsPronounLike(inside)) return null;
        if (!Invisible.IsUnseen(name[open - 1]) && !inside.Contains('/')) return null;

        name = before;
        return new BracketSuffix(inside.ToString(), CutOff: !closed);
    }

    static bool IsPronounLike(ReadOnlySpan<char> inside) =>
        inside.Length <= MaxLength && !inside.Contains(']') && !Invisible.Trim(inside).IsEmpty;
}
