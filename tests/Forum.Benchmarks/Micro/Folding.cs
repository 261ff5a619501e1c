using BenchmarkDotNet.Attributes;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Benchmarks.Micro;

/// <summary>Events to the state that decisions are made on.</summary>
public class Folding
{
    static readonly (CommentId Comment, ThreadId Thread, CommunityId Community, MemberId Member, CaseId Case) Ids =
        (new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()));

    static readonly Suppression Removal = new(new ImpositionId(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], "Loud.", Ids.Member, Ids.Case);

    static readonly object[] Posted = [new CommentPosted(Ids.Comment, 1, Ids.Thread, null, 0, Ids.Member, "I heard bells.")];

    static readonly object[] Moderated =
    [
        .. Posted,
        .. Enumerable.Range(2, 10).Select(revision => new CommentEdited(Ids.Comment, revision, "I heard *bells*.")),
        new CommentSuppressed(Ids.Comment, Removal),
        new CommentCaseUndone(Ids.Comment, Ids.Case),
    ];

    static readonly object[] Thread =
    [
        new ThreadStarted(Ids.Thread, 1, Ids.Community, Ids.Member, "Is the night tram back?", "I heard bells.", null),
        new ThreadEdited(Ids.Thread, 2, "Is the night tram back?", "I heard *bells*.", null),
        new ThreadMarked(Ids.Thread, new ThreadMark(new ImpositionId(Guid.NewGuid()), ThreadMarkKind.Locked, "Late.", Ids.Member, Ids.Case)),
        new ThreadCaseUndone(Ids.Thread, Ids.Case),
    ];

    [Benchmark]
    public Comment? CommentPosted() => Posted.Aggregate(default(Comment), Comment.Evolve);

    [Benchmark]
    public Comment? CommentEditedAndRemovedAndRestored() => Moderated.Aggregate(default(Comment), Comment.Evolve);

    [Benchmark]
    public DiscussionThread? ThreadLockedAndOpened() => Thread.Aggregate(default(DiscussionThread), DiscussionThread.Evolve);
}
