namespace Forum.Domain.Members;

/// <summary>Characters that take no room: zero-width ones and those that only steer the direction of text.</summary>
internal static class Invisible
{
    public static bool Is(char c) => c
        is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F')
        or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F');

    /// <summary>Trims what nobody sees: white space of every kind, and invisible characters.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsUnseen(text[start])) start++;
        while (end > start && IsUnseen(text[end - 1])) end--;
        return text[start..end];
    }

    public static bool IsUnseen(char c) => char.IsWhiteSpace(c) || Is(c);
}
