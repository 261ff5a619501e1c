using Forum.Domain.Imports;
using Forum.Domain.Imports.Dumps;

namespace Forum.Domain.Tests.Imports.Dumps;

/// <summary>Chunks of lines, numbered as they come.</summary>
internal static class Dumped
{
    public static readonly DumpIds Ids = new("old.example");
    public static readonly WrittenAt At = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "1970-01-01T00:00:00Z");
    public static readonly DumpKnown Nothing = new(
        new Dictionary<ThreadId, CommunityId>(), new Dictionary<CommentId, DumpPlace>(), new Dictionary<string, KnownAuthor>(), new Dictionary<string, CommunityId>());

    public static DumpLine Thread(string id, string? community = null) => new DumpedThread(id, community, Byline.Read("ana"), "Why?", "So.", null, At, 3);

    public static DumpLine Comment(string id, string? parent = null, string thread = "t", CommentState state = CommentState.Shown, string author = "kit [any]") =>
        new DumpedComment(id, thread, parent, Byline.Read(author)!, state is CommentState.Shown ? $"I am {id}." : "", state, At, null);

    public static DumpSieve Sifted(this DumpKnown known, bool isLast, params DumpLine[] lines) =>
        DumpSieve.Sift([.. lines.Select((line, i) => new NumberedLine(i + 1, line))], Ids, "general", known, isLast);

    public static DumpKnown With(this DumpKnown known, string thread, params (string Id, int Depth)[] comments) => known with
    {
        Threads = new Dictionary<ThreadId, CommunityId>(known.Threads) { [Ids.Thread(thread)] = new(Guid.Empty) },
        Comments = known.Comments.Concat(comments.Select(comment => KeyValuePair.Create(Ids.Comment(comment.Id), new DumpPlace(Ids.Thread(thread), 1, comment.Depth))))
            .ToDictionary(),
    };
}
