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
    /// <summary>More than any comment that is written in words has. The work grows with the square, for texts that are made to be unlike.</summary>
    const int MostChunks = 8_000;

    static readonly IChunker Words = new DelimiterChunker(
        [' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '"', '*', '_', '>', '\u3000', '\u3001', '\u3002']);

    static readonly IChunker Lines = new LineEndingsPreservingChunker();

    static readonly IChunker Whole = new WholeChunker();

    public static IReadOnlyList<DiffPiece> Between(string earlier, string later)
    {
        var chunker = IsShort(Words) ? Words : IsShort(Lines) ? Lines : Whole;
        var diff = Differ.Instance.CreateDiffs(earlier, later, ignoreWhiteSpace: false, ignoreCase: false, chunker);

        var pieces = new List<DiffPiece>();
        var read = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(DiffOperation.Equal, diff.PiecesOld, read, block.DeleteStartA - read);
            Add(DiffOperation.Delete, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(DiffOperation.Insert, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            read = block.DeleteStartA + block.DeleteCountA;
        }

        Add(DiffOperation.Equal, diff.PiecesOld, read, diff.PiecesOld.Count - read);
        return pieces;

        bool IsShort(IChunker by) => by.Chunk(earlier).Count + by.Chunk(later).Count <= MostChunks;

        void Add(DiffOperation op, IReadOnlyList<string> chunks, int start, int count)
        {
            if (count > 0) pieces.Add(new DiffPiece(op, string.Concat(chunks.Skip(start).Take(count))));
        }
    }

    sealed class WholeChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : [text];
    }
}
