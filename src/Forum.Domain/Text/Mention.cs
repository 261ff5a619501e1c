using System.Text;

namespace Forum.Domain.Text;

/// <summary>A place in a body where somebody is mentioned, or may be.</summary>
abstract record Mention(int Start)
{
    /// <summary>The longest part of an e-mail address before its <c>@</c>.</summary>
    public const int MaxLocalPart = 64;

    /// <param name="Readings">The longest first.</param>
    public sealed record Named(int Start, IReadOnlyList<MentionedName> Readings) : Mention(Start);

    public sealed record Token(int Start, MemberId Member) : Mention(Start)
    {
        public int End => Start + MentionToken.Length;
    }

    /// <summary>A token that is none, for there are backslashes after its <c>@</c>.</summary>
    public sealed record Escaped(int Start) : Mention(Start);

    /// <summary>All that there are in a body, in order.</summary>
    public static IReadOnlyList<Mention> All(string body)
    {
        var found = new List<Mention>();
        if (!body.Contains('@', StringComparison.Ordinal)) return found;
        foreach (var (start, end) in Prose.Of(body)) new MentionScan(body, start, end, found).Run();
        return found;
    }

    /// <summary>Whether a name, written between these texts, is read as that name again.</summary>
    public static bool IsReadBack(ReadOnlySpan<char> before, MentionedName name, ReadOnlySpan<char> after) =>
        StandsApart(before) && MentionedName.Read($"{name}{after[..Math.Min(after.Length, 2 * MaxLocalPart)]}", out _).Contains(name);

    /// <summary>Whether an <c>@</c> after this text is no part of an address.</summary>
    public static bool StandsApart(ReadOnlySpan<char> before)
    {
        if (before.EndsWith("/") || before.EndsWith("@") || before.EndsWith("=")) return false;
        if (before.Length > MaxLocalPart) before = before[^MaxLocalPart..];
        before = before.TrimEnd("._-+%");
        // A token is as good as a name: what it is printed as must not change what follows.
        if (before.EndsWith("}")) return false;
        Rune.DecodeLastFromUtf16(before, out var last, out _);
        return !Members.Handle.IsAllowed(last);
    }
}
