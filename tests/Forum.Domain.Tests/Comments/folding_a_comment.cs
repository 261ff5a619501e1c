using Forum.Domain.Comments;

namespace Forum.Domain.Tests.Comments;

public class folding_a_comment
{
    static readonly CommentId Id = new(Guid.NewGuid());
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly CommentPosted Posted = Happened.CommentPosted(Id, Thread, new(Guid.NewGuid())) with { Depth = 5 };
    static readonly CommentImported Imported = Happened.CommentImported(Id, Thread) with { Depth = 60 };

    [Fact]
    public void starts_with_its_posting() => Assert.Equal(
        new Comment(Id, Thread, Posted.Author, Depth: 5, IsHidden: false), new History(Posted).Comment(Id));

    [Fact]
    public void starts_with_its_import() => Assert.Equal(
        new Comment(Id, Thread, Imported.Author, Depth: 60, IsHidden: false), new History(Imported).Comment(Id));

    [Fact]
    public void hides_it_once_it_is_suppressed()
    {
        var before = new History(Posted).Comment(Id)!;
        Assert.Equal(
            before with { IsHidden = true },
            Comment.Evolve(before, new CommentSuppressed(Id, new(SuppressionLayer.Author, Reason: null))));
    }

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(Comment.Evolve(null, new object()));
        var before = new History(Posted).Comment(Id);
        Assert.Same(before, Comment.Evolve(before, new object()));
    }
}
