using Forum.Domain.Text;

namespace Forum.Domain.Threads;

public static class ThreadTitle
{
    public const int MaxLength = 200;

    public static readonly Refused Empty = new("title-empty", "A title says something.");
    public static readonly Refused TooLong = new("title-too-long", $"A title has at most {MaxLength} characters.");
    public static readonly Refused Character = new("title-character", "A title is one line without control characters.");

    /// <summary>The rule that forbids <paramref name="title"/>, or null.</summary>
    public static Refused? Check(string title)
    {
        if (Invisible.IsAll(title)) return Empty;
        if (Mentions.LengthOf(title) > MaxLength) return TooLong;
        return title.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') ? Character : Mentions.Check(title);
    }
}
