using System.Text;
using Forum.Api.Imports.Dumps;
using FsCheck;
using FsCheck.Xunit;

namespace Forum.Api.Tests.Imports.Dumps;

public class reading_lines
{
    [Property(MaxTest = 300)]
    public void gives_what_lies_between_line_feeds(byte[][] lines, PositiveInt piece)
    {
        var expected = lines.Select(line => line.Where(b => b != '\n').ToArray()).ToList();
        var whole = expected.SelectMany(line => line.Append((byte)'\n')).ToArray();
        Assert.Equal(expected.Select(Shown), Read(new Pieces(whole, piece.Get), longest: 1_000));
        Assert.Equal(expected.Select(Shown), Read(new Pieces([.. whole, .. expected.Count > 0 ? "x"u8 : []], piece.Get), longest: 1_000).Take(expected.Count));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("\n\na", "|| a")]
    [InlineData("12345\n123456\n1", "12345|too long|1")]
    [InlineData("123456", "too long")]
    [InlineData("\uFEFFa\nb", "a|b")]
    public void ends_with_the_last_of_them_whether_or_not_it_is_ended(string text, string expected) =>
        Assert.Equal(
            expected.Length == 0 ? [] : expected.Replace(" ", "", StringComparison.Ordinal).Split('|').Select(line => line == "toolong" ? "too long" : Shown(Encoding.UTF8.GetBytes(line))),
            Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), longest: 5));

    [Fact]
    public void passes_over_a_line_longer_than_memory()
    {
        var lines = Read(new MemoryStream([.. new byte[10_000_000], (byte)'\n', (byte)'a']), longest: 100);
        Assert.Equal(["too long", Shown("a"u8.ToArray())], lines);
    }

    static List<string> Read(Stream stream, int longest)
    {
        var (reader, lines) = (new LineReader(stream, longest), new List<string>());
        while (reader.NextAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult())
        {
            lines.Add(reader.IsTooLong ? "too long" : Shown(reader.Line.ToArray()));
            Assert.Equal(lines.Count, reader.Number);
        }

        return lines;
    }

    static string Shown(byte[] line) => Convert.ToHexString(line);

    /// <summary>A stream that comes a few bytes at a time.</summary>
    sealed class Pieces(byte[] whole, int piece) : MemoryStream(whole)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
