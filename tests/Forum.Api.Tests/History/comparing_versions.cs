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
            new(DiffOperation.Equal, " fox"), new(DiffOperation.Insert, "\n\nEnd"),
        ],
        WordDiff.Between("The quick fox", "The slow fox\n\nEnd"));

    [Fact]
    public void finds_two_small_changes_in_a_long_text()
    {
        var between = string.Concat(Enumerable.Repeat("so it is ", 100));
        var around = string.Concat(Enumerable.Repeat("and so on ", 4_000));
        Assert.Equal(
            [
                new(DiffOperation.Equal, around), new(DiffOperation.Delete, "one"), new(DiffOperation.Insert, "two"),
                new(DiffOperation.Equal, $" {between}"), new(DiffOperation.Delete, "one"), new(DiffOperation.Insert, "two"),
                new(DiffOperation.Equal, $" {around}"),
            ],
            WordDiff.Between($"{around}one {between}one {around}", $"{around}two {between}two {around}"));
    }

    [Fact]
    public void compares_lines_where_too_many_words_changed()
    {
        var (earlier, later) = (Lines("a"), Lines("b"));
        var diff = WordDiff.Between($"{earlier}Same line\n{earlier}", $"{later}Same line\n{later}");
        Assert.Contains(new DiffPiece(DiffOperation.Equal, "Same line\n"), diff);

        static string Lines(string word) => string.Concat(Enumerable.Range(0, 300).Select(i => $"{word}{i} {word} {word}{i}\n"));
    }

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

    /// <summary>As many words as are compared one by one, then too many words, too many lines, and a line that nothing can cut.</summary>
    [Theory]
    [InlineData(" ", 499)]
    [InlineData(" ", 25_000)]
    [InlineData("\n", 25_000)]
    [InlineData("x", 25_000)]
    public void of_texts_made_to_be_unlike_is_quick(string between, int words)
    {
        var random = new Random(7);
        var (earlier, later) = (Long("abc"), Long("def"));
        var watch = Stopwatch.StartNew();
        var diff = WordDiff.Between(earlier, later);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
        Assert.Equal(later, string.Concat(diff.Where(piece => piece.Op != DiffOperation.Delete).Select(piece => piece.Text)));

        string Long(string letters) => string.Concat(Enumerable.Range(0, words).Select(_ => letters[random.Next(3)] + between));
    }

    public sealed record Text(string Value);

    public static class Texts
    {
        public static Arbitrary<Text> Any() =>
            Gen.Elements("a", "b", "the", " ", "  ", "\n", "\r\n", "\r", ". ", "*", "🐈", "名", "\t", "e\u0301").ListOf()
                .Select(parts => new Text(string.Concat(parts))).ToArbitrary();
    }
}
