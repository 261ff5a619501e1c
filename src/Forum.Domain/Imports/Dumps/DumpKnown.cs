using Forum.Domain.Members;

namespace Forum.Domain.Imports.Dumps;

/// <summary>A comment's place in the tree.</summary>
public sealed record DumpPlace(ThreadId Thread, long Number, int Depth);

/// <summary>What the lines of a chunk refer to, as far as it is there already.</summary>
/// <param name="Threads">Each with its community.</param>
/// <param name="Authors">By <see cref="MemberKey"/>.</param>
/// <param name="Communities">By folded name.</param>
public sealed record DumpKnown(
    IReadOnlyDictionary<ThreadId, CommunityId> Threads, IReadOnlyDictionary<CommentId, DumpPlace> Comments,
    IReadOnlyDictionary<string, KnownAuthor> Authors, IReadOnlyDictionary<string, CommunityId> Communities);
