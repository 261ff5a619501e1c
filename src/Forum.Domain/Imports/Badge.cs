namespace Forum.Domain.Imports;

/// <summary>The small marks beside a name: moderator, admin, bot, author of the post, banned, and the host somebody came from.</summary>
internal static class Badge
{
    /// <summary>Reads a line that holds one badge or host and nothing else.</summary>
    public static string? ReadLine(string line)
    {
        var text = Invisible.Trim(line);
        return IsMark(text) || (text.StartsWith('@') && IsHost(text[1..])) ? text.ToString() : null;
    }

    /// <summary>Takes the badge that ends a name, unless it is all there is of the name.</summary>
    public static bool TakeLast(ref ReadOnlySpan<char> name, List<string> badges)
    {
        var start = LastWord(name);
        var before = Invisible.Trim(name[..start]);
        if (before.IsEmpty || !IsMark(name[start..])) return false;

        badges.Add(name[start..].ToString());
        name = before;
        return true;
    }

    /// <summary>Takes the host that ends a name, standing apart or glued on.</summary>
    public static bool TakeHost(ref ReadOnlySpan<char> name, ref string? host)
    {
        if (host is not null) return false;
        var at = name.LastIndexOf('@');
        if (at <= 0 || !IsHost(name[(at + 1)..])) return false;
        var before = Invisible.Trim(name[..at]);
        if (before.IsEmpty) return false;

        host = name[(at + 1)..].ToString();
        name = before;
        return true;
    }

    static bool IsMark(ReadOnlySpan<char> word) => word is "M" or "A" or "B" or "OP" or "Banned";

    // Labels of letters, digits and hyphens, two at least: 'lemmy.ml' is a host, 'home' may be anything.
    static bool IsHost(ReadOnlySpan<char> word)
    {
        var labelIsEmpty = true;
        var dots = 0;
        foreach (var c in word)
        {
            if (c == '.' && labelIsEmpty) return false;
            if (c != '.' && c != '-' && !char.IsLetterOrDigit(c)) return false;
            labelIsEmpty = c == '.';
            if (labelIsEmpty) dots++;
        }

        return dots > 0 && !labelIsEmpty;
    }

    static int LastWord(ReadOnlySpan<char> name)
    {
        var start = name.Length;
        while (start > 0 && !char.IsWhiteSpace(name[start - 1])) start--;
        return start;
    }
}
