namespace Forum.Domain.Comments;

public static class CommentBody
{
    /// <summary>In Unicode characters, not bytes or UTF-16 units: everybody gets the same room in their own script.</summary>
    public const int MaxLength = 10_000;

    public static readonly Refused Empty = new("body-empty", "There is nothing in this comment.");
    public static readonly Refused TooLong = new("body-too-long", $"A comment has at most {MaxLength:N0} characters.");
    public static readonly Refused Character = new("body-character", "A comment cannot contain control characters.");

    /// <summary>The rule that forbids <paramref name="body"/>, or null.</summary>
    public static Refused? Check(string body)
    {
        if (Invisible.IsAll(body)) return Empty;
        if (body.EnumerateRunes().Take(MaxLength + 1).Count() > MaxLength) return TooLong;
        // PostgreSQL cannot store a NUL, and nothing good is meant by the others.
        return body.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Character : null;
    }
}
