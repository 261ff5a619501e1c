using DiffPlex;
using DiffPlex.Chunkers;

namespace Forum.Api.History;

public enum DiffOperation
{
    Equal,
    Insert,
    Delete,
}

/// <summary>A stretch of text that both versions have, or that only the later or the earlier has.</summary>
public sealed record DiffPiece(DiffOperation Op, string Text);

/// <summary>What an edit changed, word by word. Without the insertions it is the earlier text, and without the deletions the later one.</summary>
public static class WordDiff
{
    /// <summary>
    /// Between the first change and the last, in both texts together: a few pages. The work grows with the square, so more than that is compared
    /// line by line, or else not at all.
    /// </summary>
    public const int MostChunks = 2_000;

    static readonly DelimiterChunker Words = new(
        [' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '"', '*', '_', '>', '\u3000', '\u3001', '\u3002']);

    static readonly LineEndingsPreservingChunker Lines = new();

    public static IReadOnlyList<DiffPiece> Between(string earlier, string later)
    {
        var (before, after) = Common(Words.Chunk(earlier), Words.Chunk(later));
        var (old, now) = (earlier[before..^after], later[before..^after]);
        var pieces = new List<DiffPiece>();
        Add(DiffOperation.Equal, earlier[..before]);
        if (IsShort(Words))
        {
            Compare(Words);
        }
        else if (IsShort(Lines))
        {
            Compare(Lines);
        }
        else
        {
            Add(DiffOperation.Delete, old);
            Add(DiffOperation.Insert, now);
        }

        Add(DiffOperation.Equal, earlier[^after..]);
        return pieces;

        bool IsShort(IChunker by) => by.Chunk(old).Count + by.Chunk(now).Count <= MostChunks;

        void Compare(IChunker by)
        {
            var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, by);
            var read = 0;
            foreach (var block in diff.DiffBlocks)
            {
                Add(DiffOperation.Equal, Text(diff.PiecesOld, read, block.DeleteStartA - read));
                Add(DiffOperation.Delete, Text(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA));
                Add(DiffOperation.Insert, Text(diff.PiecesNew, block.InsertStartB, block.InsertCountB));
                read = block.DeleteStartA + block.DeleteCountA;
            }

            Add(DiffOperation.Equal, Text(diff.PiecesOld, read, diff.PiecesOld.Count - read));
        }

        void Add(DiffOperation op, string text)
        {
            if (text.Length == 0) return;
            if (pieces.Count > 0 && pieces[^1].Op == op) pieces[^1] = new DiffPiece(op, pieces[^1].Text + text);
            else pieces.Add(new DiffPiece(op, text));
        }
    }

    /// <summary>How many characters two texts share at their beginnings and at their ends, in whole words.</summary>
    static (int Before, int After) Common(IReadOnlyList<string> earlier, IReadOnlyList<string> later)
    {
        var most = Math.Min(earlier.Count, later.Count);
        var (before, after) = (0, 0);
        while (before < most && earlier[before] == later[before]) before++;
        while (after < most - before && earlier[^(after + 1)] == later[^(after + 1)]) after++;
        return (earlier.Take(before).Sum(word => word.Length), earlier.TakeLast(after).Sum(word => word.Length));
    }

    static string Text(IReadOnlyList<string> chunks, int start, int count) => string.Concat(chunks.Skip(start).Take(count));
}
