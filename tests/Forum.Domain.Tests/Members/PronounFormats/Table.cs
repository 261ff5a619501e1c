using Forum.Domain.Members;
using Forum.Domain.Members.PronounFormats;

namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>What the rows of a table claim of a format.</summary>
internal static class Table
{
    public static void Writes(string format, string pronouns, string text, string losses)
    {
        var written = Find(format).Write(Notation.Read(pronouns), "Sam");
        Assert.Equal(text, written.Text);
        Assert.Equal(losses, Codes(written.Losses));
        // Whoever wrote it reads it, and finds nothing that it could not keep.
        Assert.Empty(Read(format, text).Losses);
    }

    public static void Reads(string format, string text, string pronouns, string losses)
    {
        var read = Read(format, text);
        Assert.Equal(Notation.Read(pronouns), read.Pronouns);
        Assert.Equal(losses, Codes(read.Losses));
    }

    public static void Refuses(string format, string text)
    {
        Assert.False(Find(format).TryRead(text, out var read, out var refused));
        Assert.Null(read);
        Assert.Equal(PronounFormat.Unreadable, refused);
    }

    public static Pronouns Understood(string format, string text) => Read(format, text).Pronouns;

    public static PronounFormat Find(string format) => PronounFormat.Find(format)!;

    public static string Codes(IEnumerable<PronounLoss> losses) => string.Join(' ', losses.Select(loss => loss.Code));

    static ReadPronouns Read(string format, string text)
    {
        Assert.True(Find(format).TryRead(text, out var read, out _));
        return read;
    }
}
