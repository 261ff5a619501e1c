using Forum.Domain.Text;

namespace Forum.Domain.Members;

/// <summary>What a member says of themself, in Markdown.</summary>
public static class Bio
{
    public const int MaxLength = 1_000;

    public static readonly Refused TooLong = new("bio-too-long", $"A bio has at most {MaxLength:N0} characters.");
    public static readonly Refused Character = new("bio-character", "A bio cannot contain control characters.");

    /// <summary>The rule that forbids <paramref name="bio"/>, or null.</summary>
    public static Refused? Check(string bio)
    {
        if (Mentions.LengthOf(bio) > MaxLength) return TooLong;
        return bio.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Character : Mentions.Check(bio);
    }
}
