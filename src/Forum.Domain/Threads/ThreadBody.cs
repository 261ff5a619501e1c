using Forum.Domain.Text;

namespace Forum.Domain.Threads;

/// <summary>What a thread says beside its title. It may be empty: a title can be the whole question.</summary>
public static class ThreadBody
{
    /// <summary>In Unicode characters, as of comments.</summary>
    public const int MaxLength = 50_000;

    public static readonly Refused TooLong = new("thread-body-too-long", $"A thread's text has at most {MaxLength:N0} characters.");
    public static readonly Refused Character = new("thread-body-character", "A thread's text cannot contain control characters.");

    /// <summary>The rule that forbids <paramref name="body"/>, as typed or as stored, or null.</summary>
    public static Refused? Check(string body)
    {
        if (Mentions.LengthOf(body) > MaxLength) return TooLong;
        return body.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Character : Mentions.Check(body);
    }
}
