using System.Diagnostics;
using Forum.Api.History;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Forum.Api.Tests.History;

public class comparing_versions
{
    [Fact]
    public void shows_the_words_that_changed() => Assert.Equal(
        [
            new(DiffOperation.Equal, "The "), new(DiffOperation.Delete, "quick"), new(DiffOperation.Insert, "slow"),
            new(DiffOperation.Equal, " fox"), new(DiffOperation.Insert, "\n"), new(DiffOperation.Insert, "\nEnd"),
        ],
        Split(WordDiff.Between("The quick fox", "The slow fox\n\nEnd")));

    [Fact]
    public void of_equal_texts_shows_one_piece() => Assert.Equal([new(DiffOperation.Equal, "Same here")], WordDiff.Between("Same here", "Same here"));

    [Fact]
    public void of_empty_texts_shows_nothing()
    {
        Assert.Empty(WordDiff.Between("", ""));
        Assert.Equal([new(DiffOperation.Insert, "All new")], WordDiff.Between("", "All new"));
        Assert.Equal([new(DiffOperation.Delete, "All gone")], WordDiff.Between("All gone", ""));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void holds_both_texts(Text earlier, Text later)
    {
        var diff = WordDiff.Between(earlier.Value, later.Value);
        Assert.Equal(earlier.Value, string.Concat(diff.Where(piece => piece.Op != DiffOperation.Insert).Select(piece => piece.Text)));
        Assert.Equal(later.Value, string.Concat(diff.Where(piece => piece.Op != DiffOperation.Delete).Select(piece => piece.Text)));
    }

    /// <summary>Words, lines, and one line that nothing can cut.</summary>
    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("x")]
    public void of_texts_made_to_be_unlike_is_quick(string between)
    {
        var random = new Random(7);
        var (earlier, later) = (Long("abc"), Long("def"));
        var watch = Stopwatch.StartNew();
        var diff = WordDiff.Between(earlier, later);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        Assert.Equal(later, string.Concat(diff.Where(piece => piece.Op != DiffOperation.Delete).Select(piece => piece.Text)));

        string Long(string letters) => string.Concat(Enumerable.Range(0, 25_000).Select(_ => letters[random.Next(3)] + between));
    }

    // How the last words of a text are cut does not matter here.
    static IEnumerable<DiffPiece> Split(IReadOnlyList<DiffPiece> diff) =>
        [.. diff.SkipLast(1), new(diff[^1].Op, diff[^1].Text[..1]), new(diff[^1].Op, diff[^1].Text[1..])];

    public sealed record Text(string Value);

    public static class Texts
    {
        public static Arbitrary<Text> Any() =>
            Gen.Elements("a", "b", "the", " ", "  ", "\n", "\r\n", "\r", ". ", "*", "🐈", "名", "\t", "e\u0301").ListOf()
                .Select(parts => new Text(string.Concat(parts))).ToArbitrary();
    }
}
