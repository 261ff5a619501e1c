using System.Text;

namespace Forum.Domain.Threads;

/// <summary>The page that a link thread is about.</summary>
public static class ThreadLink
{
    public const int MaxLength = 2_000;

    public static readonly Refused TooLong = new("link-too-long", $"A link has at most {MaxLength:N0} characters.");
    public static readonly Refused Invalid = new("link-invalid", "A link is a whole address that begins with http:// or https://.");

    /// <summary>The rule that forbids <paramref name="link"/>, or null.</summary>
    public static Refused? Check(string link)
    {
        if (link.Length > MaxLength) return TooLong;
        // What a browser would strip or take for something else is refused, rather than guessed at.
        if (link.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || Invisible.ShowsNothing(rune) || rune.Value == '\\')) return Invalid;
        if (!link.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !link.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Invalid;
        }

        return Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, UserInfo: "" } ? null : Invalid;
    }
}
