using Forum.Domain.Text;

namespace Forum.Domain.Comments;

public static class CommentBody
{
    /// <summary>In Unicode characters, not bytes or UTF-16 units: everybody gets the same room in their own script.</summary>
    /// <seealso cref="Mentions.LengthOf"/>
    public const int MaxLength = 10_000;

    public static readonly Refused Empty = new("body-empty", "There is nothing in this comment.");
    public static readonly Refused TooLong = new("body-too-long", $"A comment has at most {MaxLength:N0} characters.");
    public static readonly Refused Character = new("body-character", "A comment cannot contain control characters.");

    /// <summary>The rule that forbids <paramref name="body"/>, as typed or as stored, or null.</summary>
    public static Refused? Check(string body)
    {
        if (Invisible.IsAll(body)) return Empty;
        if (Mentions.LengthOf(body) > MaxLength) return TooLong;
        // PostgreSQL cannot store a NUL, and nothing good is meant by the others.
        return body.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Character : Mentions.Check(body);
    }
}
