using Forum.Domain.Communities;

namespace Forum.Domain.Imports.Dumps;

/// <summary>Tells what is new of a chunk of lines, what was there before, what has to wait for a later line, and what is refused.</summary>
/// <param name="Comments">Parents before their answers, whatever the order of the lines.</param>
/// <param name="Waiting">They refer to a thread or comment that has not come yet.</param>
/// <param name="Again">How many lines tell what is there already.</param>
public sealed record DumpSieve(
    IReadOnlyList<SiftedThread> Threads, IReadOnlyList<SiftedComment> Comments, IReadOnlyList<NumberedLine> Waiting,
    IReadOnlyList<RefusedLine> Refused, int Again)
{
    /// <param name="community">Where threads go whose lines name no community.</param>
    /// <param name="isLast">Nothing that a line may wait for will come any more.</param>
    public static DumpSieve Sift(IReadOnlyList<NumberedLine> lines, DumpIds ids, string community, DumpKnown known, bool isLast)
    {
        var (threads, refused, again) = (new Dictionary<ThreadId, SiftedThread>(), new List<RefusedLine>(), 0);
        var comments = new Dictionary<CommentId, NumberedLine>();
        foreach (var line in lines)
        {
            switch (line.Line)
            {
                case DumpedThread thread when CommunityName.Check(thread.Community ?? community) is { } bad:
                    refused.Add(new RefusedLine(line.Number, bad));
                    break;
                case DumpedThread thread:
                    var id = ids.Thread(thread.Id);
                    if (known.Threads.ContainsKey(id) || !threads.TryAdd(id, new SiftedThread(id, thread.Community ?? community, thread))) again++;
                    break;
                case DumpedComment comment:
                    if (known.Comments.ContainsKey(ids.Comment(comment.Id)) || !comments.TryAdd(ids.Comment(comment.Id), line)) again++;
                    break;
            }
        }

        var placing = new DumpPlacing(ids, known, threads, comments, isLast);
        foreach (var comment in comments.Keys) placing.Place(comment);
        return new DumpSieve([.. threads.Values], placing.Placed, placing.Waiting, [.. refused, .. placing.Refused], again);
    }
}
