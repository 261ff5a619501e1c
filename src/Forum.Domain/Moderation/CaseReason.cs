using Forum.Domain.Text;

namespace Forum.Domain.Moderation;

/// <summary>Why somebody acted. Whom it concerns and anybody who reads the log will read it.</summary>
public static class CaseReason
{
    public const int MaxLength = 1_000;

    public static readonly Refused Missing = new("reason-missing", "Say why.");
    public static readonly Refused TooLong = new("reason-too-long", $"A reason has at most {MaxLength:N0} characters.");
    public static readonly Refused Character = new("reason-character", "A reason is text without control characters.");

    /// <summary>The rule that forbids <paramref name="reason"/>, or null.</summary>
    public static Refused? Check(string? reason)
    {
        if (reason is null || Invisible.IsAll(reason)) return Missing;
        if (Mentions.LengthOf(reason) > MaxLength) return TooLong;
        return reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Character : Mentions.Check(reason);
    }
}
