using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class folding_a_thread
{
    static readonly ThreadId Id = new(Guid.NewGuid());
    static readonly CommunityId Here = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid());
    static readonly CaseId First = new(Guid.NewGuid()), Second = new(Guid.NewGuid());
    static readonly ThreadMark Lock = new(new(Guid.NewGuid()), ThreadMarkKind.Locked, "heated", Author, First);

    [Fact]
    public void starts_with_its_import()
    {
        var thread = Fold(Happened.ArticleImported(Id, Here));
        Assert.Equal((Here, null, "It rained."), (thread.Community, thread.Author, thread.Body));
        Assert.Equal((1, false, false), (thread.Revision, thread.IsLocked, thread.IsHidden));
    }

    [Fact]
    public void starts_with_what_somebody_writes()
    {
        var thread = Fold(Happened.ThreadStarted(Id, Here, Author) with { Link = "https://example.org" });
        Assert.Equal((Here, Author, "A question", "https://example.org"), (thread.Community, thread.Author!.Value, thread.Title, thread.Link!));
    }

    [Fact]
    public void starts_with_what_a_dump_tells()
    {
        var at = new WrittenAt(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "1970-01-01T00:00:00Z");
        var thread = Fold(new ThreadImported(Id, 7, Here, Author, "Why?", "So.", "https://example.org", at, Score: 3));
        Assert.Equal((Here, Author, "Why?", "So.", "https://example.org"), (thread.Community, thread.Author!.Value, thread.Title, thread.Body, thread.Link!));
    }

    [Fact]
    public void takes_what_an_edit_says()
    {
        var thread = Fold(Happened.ThreadStarted(Id, Here, Author), new ThreadEdited(Id, 2, "Another question", "Who?", null));
        Assert.Equal((2, "Another question", "Who?"), (thread.Revision, thread.Title, thread.Body));
    }

    [Fact]
    public void stays_locked_while_one_lock_is_left()
    {
        var other = Lock with { Id = new(Guid.NewGuid()), Case = Second };
        object[] twice = [Happened.ArticleImported(Id), new ThreadMarked(Id, Lock), new ThreadMarked(Id, other)];
        Assert.True(Fold(twice).IsLocked);
        Assert.True(Fold([.. twice, new ThreadCaseUndone(Id, First)]).IsLocked);
        Assert.False(Fold([.. twice, new ThreadCaseUndone(Id, First), new ThreadMarkLifted(Id, other.Id, new CaseId(Guid.NewGuid()))]).IsLocked);
    }

    [Fact]
    public void is_not_locked_by_a_pin() =>
        Assert.False(Fold(Happened.ArticleImported(Id), new ThreadMarked(Id, Lock with { Kind = ThreadMarkKind.Pinned })).IsLocked);

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(DiscussionThread.Evolve(null, new object()));
        var before = Fold(Happened.ArticleImported(Id));
        Assert.Same(before, DiscussionThread.Evolve(before, new object()));
    }

    static DiscussionThread Fold(params object[] events) => new History(events).Thread(Id)!;
}
