using Forum.Domain.Communities;
using static Forum.Domain.Imports.Dumps.DumpRefusals;

namespace Forum.Domain.Imports.Dumps;

/// <summary>Finds each comment's place below the one that it answers, which may stand further down in the same chunk.</summary>
internal sealed class DumpPlacing(
    DumpIds ids, DumpKnown known, IReadOnlyDictionary<ThreadId, SiftedThread> threads, IReadOnlyDictionary<CommentId, NumberedLine> comments, bool isLast)
{
    readonly HashSet<CommentId> seen = [];
    readonly Dictionary<CommentId, SiftedComment> placed = [];

    public List<SiftedComment> Placed { get; } = [];

    public List<NumberedLine> Waiting { get; } = [];

    public List<RefusedLine> Refused { get; } = [];

    /// <summary>First all that it hangs on. A stack and no recursion: a chunk may be one long exchange.</summary>
    public void Place(CommentId comment)
    {
        var chain = new Stack<CommentId>();
        for (CommentId? next = comment; next is { } id && comments.ContainsKey(id) && seen.Add(id); next = ParentOf(id)) chain.Push(id);
        while (chain.TryPop(out var id)) PlaceOne(id, comments[id]);
    }

    CommentId? ParentOf(CommentId id) => ((DumpedComment)comments[id].Line).Parent is { } parent ? ids.Comment(parent) : null;

    void PlaceOne(CommentId id, NumberedLine numbered)
    {
        var line = (DumpedComment)numbered.Line;
        var thread = ids.Thread(line.Thread);
        var hasThread = known.Threads.ContainsKey(thread) || threads.ContainsKey(thread);
        if (!hasThread && isLast)
        {
            Refused.Add(new RefusedLine(numbered.Number, ThreadMissing));
            return;
        }

        var parent = ParentOf(id);
        var at = parent is { } named ? PlaceOf(named) : null;
        if (!hasThread || (parent is not null && at is null && !isLast)) Waiting.Add(numbered);
        else if (at is not null && at.Thread != thread) Refused.Add(new RefusedLine(numbered.Number, ElsewhereParent));
        else if (at?.Depth + 1 >= CommunitySettings.GreatestDepth) Refused.Add(new RefusedLine(numbered.Number, TooDeep));
        else
        {
            // A parent that never came is not the top level.
            var sifted = new SiftedComment(
                id, thread, at is null ? null : parent, ParentKnown: parent is null || at is not null, at is null ? 0 : at.Depth + 1, line);
            placed.Add(id, sifted);
            Placed.Add(sifted);
        }
    }

    DumpPlace? PlaceOf(CommentId id) =>
        placed.TryGetValue(id, out var sibling) ? new DumpPlace(sibling.Thread, Number: 0, sibling.Depth) : known.Comments.GetValueOrDefault(id);
}
