using System.Text;
using Forum.Domain.Members;

namespace Forum.Domain.Text;

/// <summary>Whom a writer means by <c>@handle</c> or <c>@handle@host</c>.</summary>
public sealed record MentionedName(string Handle, string? Host = null)
{
    /// <summary>What members are found by.</summary>
    public string Key => MemberKey.Of(Handle, Host);

    public override string ToString() => Host is null ? $"@{Handle}" : $"@{Handle}@{Host}";

    /// <summary>
    /// What the text may mean by the <c>@</c> that it begins with, the longest first: a full stop may end a name or a sentence.
    /// </summary>
    /// <param name="length">How far it reaches, whether it means somebody or not.</param>
    internal static IReadOnlyList<MentionedName> Read(ReadOnlySpan<char> text, out int length)
    {
        var handle = Run(text[1..]);
        length = 1 + handle.Length;
        if (!IsHandle(handle)) return [];

        var host = text[length..].StartsWith("@") ? Run(text[(length + 1)..]) : default;
        if (Trim(host).IsEmpty) return Readings(handle, name => new MentionedName(name));
        length += 1 + host.Length;
        var local = handle.ToString();
        return Readings(host, name => new MentionedName(local, name));
    }

    static IReadOnlyList<MentionedName> Readings(ReadOnlySpan<char> whole, Func<string, MentionedName> named)
    {
        var trimmed = Trim(whole);
        return trimmed.Length == whole.Length ? [named(whole.ToString())] : [named(whole.ToString()), named(trimmed.ToString())];
    }

    static ReadOnlySpan<char> Run(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Members.Handle.IsAllowed(rune)) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    static bool IsHandle(ReadOnlySpan<char> run)
    {
        foreach (var rune in run.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return true;
        }

        return false;
    }

    static ReadOnlySpan<char> Trim(ReadOnlySpan<char> run) => run.TrimEnd("._-");
}
