using Forum.Domain.Comments;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Comments;

public class folding_a_comment
{
    static readonly CommentId Id = new(Guid.NewGuid());
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly CommentPosted Posted = Happened.CommentPosted(Id, Thread, new(Guid.NewGuid())) with { Depth = 5 };
    static readonly CommentImported Imported = Happened.CommentImported(Id, Thread) with { Depth = 60 };
    static readonly CaseId Case = new(Guid.NewGuid());

    [Fact]
    public void starts_with_its_posting()
    {
        var comment = Fold(Posted);
        Assert.Equal((Thread, Posted.Author, 5, "Said before", 1), (comment.ThreadId, comment.Author, comment.Depth, comment.Body, comment.Revision));
        Assert.False(comment.IsHidden);
    }

    [Fact]
    public void starts_with_its_import()
    {
        var comment = Fold(Imported);
        Assert.Equal((Thread, Imported.Author, 60, "Said elsewhere"), (comment.ThreadId, comment.Author, comment.Depth, comment.Body));
    }

    [Fact]
    public void takes_what_an_edit_says()
    {
        var comment = Fold(Posted, new CommentEdited(Id, 2, "Said better"));
        Assert.Equal((2, "Said better"), (comment.Revision, comment.Body));
    }

    [Fact]
    public void hides_it_once_it_is_suppressed() => Assert.True(Fold(Posted, Suppressed(SuppressionLayer.Author, null)).IsHidden);

    [Fact]
    public void does_not_hide_it_with_one_of_its_versions() =>
        Assert.False(Fold(Posted, Suppressed(SuppressionLayer.Moderator, Case) with { Revision = 1 }).IsHidden);

    [Fact]
    public void shows_what_the_author_takes_back_only_when_nobody_else_hides_it()
    {
        var (own, removal) = (Suppressed(SuppressionLayer.Author, null), Suppressed(SuppressionLayer.Moderator, Case));
        object[] both = [Posted, own, removal];
        Assert.True(Fold([.. both, new CommentSuppressionLifted(Id, own.Suppression.Id, null)]).IsHidden);
        Assert.True(Fold([.. both, new CommentCaseUndone(Id, Case)]).IsHidden);
        Assert.False(Fold([.. both, new CommentCaseUndone(Id, Case), new CommentSuppressionLifted(Id, own.Suppression.Id, null)]).IsHidden);
    }

    [Fact]
    public void reads_a_suppression_that_was_stored_before_there_were_kinds_of_it() =>
        Assert.Equal([Hidden.Text], new Suppression(default, SuppressionLayer.Author, null!).Hides);

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(Comment.Evolve(null, new object()));
        var before = Fold(Posted);
        Assert.Same(before, Comment.Evolve(before, new object()));
    }

    static CommentSuppressed Suppressed(SuppressionLayer layer, CaseId? by) =>
        new(Id, new Suppression(new(Guid.NewGuid()), layer, [Hidden.Text], Case: by));

    static Comment Fold(params object[] events) => new History(events).Comment(Id)!;
}
