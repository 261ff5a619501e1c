using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class folding_a_thread
{
    static readonly ThreadId Id = new(Guid.NewGuid());

    [Fact]
    public void starts_with_its_import() =>
        Assert.Equal(new DiscussionThread(Id, IsLocked: false), new History(Happened.ArticleImported(Id)).Thread(Id));

    [Fact]
    public void locks_it() => Assert.Equal(
        new DiscussionThread(Id, IsLocked: true),
        new History(Happened.ArticleImported(Id), new ThreadLocked(Id, new(Guid.NewGuid()), "heated")).Thread(Id));

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(DiscussionThread.Evolve(null, new object()));
        var before = new History(Happened.ArticleImported(Id)).Thread(Id);
        Assert.Same(before, DiscussionThread.Evolve(before, new object()));
    }
}
