using System.Buffers;

namespace Forum.Domain.Text;

/// <summary>How a stored body names a member: <c>@{id}</c>, the id as 32 small hexadecimal digits. It means nothing to Markdown.</summary>
public static class MentionToken
{
    const int Digits = 32;

    public const int Length = Digits + 3;

    // As it is written and no other way, so that what is read is written back the same.
    static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static string Of(MemberId member) => $"@{{{member.Value:N}}}";

    /// <summary>Reads the token that <paramref name="text"/> begins with.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out MemberId member)
    {
        member = default;
        if (!text.StartsWith("@{") || !IsBraced(text[1..])) return false;
        member = new MemberId(Guid.ParseExact(text.Slice(2, Digits), "N"));
        return true;
    }

    /// <summary>The length of a token that the text begins with and that backslashes keep from being one, or 0.</summary>
    internal static int EscapedLength(ReadOnlySpan<char> text)
    {
        var backslashes = text[1..].IndexOfAnyExcept('\\');
        return text[0] == '@' && backslashes > 0 && IsBraced(text[(1 + backslashes)..]) ? Length + backslashes : 0;
    }

    static bool IsBraced(ReadOnlySpan<char> text) =>
        text.Length >= Digits + 2 && text[0] == '{' && text[Digits + 1] == '}' && !text.Slice(1, Digits).ContainsAnyExcept(Hexadecimal);
}
