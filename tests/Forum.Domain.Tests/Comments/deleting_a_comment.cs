using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;

namespace Forum.Domain.Tests.Comments;

public class deleting_a_comment
{
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly CommentId Id = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly DeleteComment Delete = new(Id, Author, new ImpositionId(Guid.NewGuid()));
    static readonly RestoreComment Restore = new(Id, Author, Revision: null, Happened.At);
    static readonly CommentSuppressed Deleted = new(
        Id, new Suppression(Delete.Suppression, SuppressionLayer.Author, [Hidden.Text], Reason: null, Author, Case: null));
    static readonly CommentSuppressionLifted Restored = new(Id, Delete.Suppression, Case: null);
    static readonly CommentSuppressed Removed = new(
        Id, new Suppression(new(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], "spam", Somebody, Case));
    static readonly object Edited = new CommentEdited(Id, 2, "Said better");

    [Fact]
    public void hides_its_text_and_nothing_else() => Given().When(Delete).Then(Deleted);

    [Fact]
    public void twice_is_nothing() => Given(Deleted).When(Delete with { Suppression = new(Guid.NewGuid()) }).ThenNothing();

    [Fact]
    public void by_somebody_else_is_refused()
    {
        Given().When(Delete with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
        Given(Deleted).When(Restore with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
    }

    [Fact]
    public void by_somebody_who_is_banned_is_recorded() => Given(Banned).When(Delete).Then(Deleted);

    [Fact]
    public void that_a_moderator_removed_is_recorded() => Given(Removed).When(Delete).Then(Deleted);

    [Fact]
    public void and_taking_that_back_shows_it() => Given(Deleted).When(Restore).Then(Restored);

    [Fact]
    public void and_taking_that_back_twice_is_nothing() => Given(Deleted, Restored).When(Restore).ThenNothing();

    [Fact]
    public void and_taking_that_back_leaves_what_a_moderator_removed()
    {
        Given(Removed).When(Restore).ThenNothing();
        Given(Removed, Deleted).When(Restore).Then(Restored);
        Assert.True(Given(Removed, Deleted, Restored).Comment(Id)!.IsHidden);
    }

    [Fact]
    public void and_taking_back_what_was_not_deleted_is_no_offence() => Given(Banned).When(Restore).ThenNothing();

    [Fact]
    public void and_taking_that_back_when_banned_is_refused() => Given(Deleted, Banned).When(Restore).ThenRefused(PostComment.Banned);

    [Fact]
    public void and_taking_back_what_only_a_page_told_of_is_refused() =>
        Given(Deleted with { Suppression = Deleted.Suppression with { Actor = null } }).When(Restore).ThenRefused(RestoreComment.NothingLeft);

    [Fact]
    public void in_one_version_is_recorded_for_that_one() => Given(Edited).When(Delete with { Revision = 1 }).Then(Deleted with { Revision = 1 });

    [Fact]
    public void in_one_version_twice_is_nothing() =>
        Given(Edited, Deleted with { Revision = 1 }).When(Delete with { Revision = 1, Suppression = new(Guid.NewGuid()) }).ThenNothing();

    [Fact]
    public void as_a_whole_is_no_deletion_of_a_version() =>
        Given(Edited, Deleted).When(Delete with { Revision = 1 }).Then(Deleted with { Revision = 1 });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void in_a_version_that_is_no_earlier_one_is_refused(int revision)
    {
        Given(Edited).When(Delete with { Revision = revision }).ThenRefused(Authorship.RevisionNotFound);
        Given(Edited).When(Restore with { Revision = revision }).ThenRefused(Authorship.RevisionNotFound);
    }

    [Fact]
    public void in_one_version_is_taken_back_for_that_one()
    {
        var third = new CommentEdited(Id, 3, "Said best");
        Given(Edited, third, Deleted with { Revision = 1 }).When(Restore with { Revision = 1 }).Then(Restored);
        Given(Edited, third, Deleted with { Revision = 1 }).When(Restore with { Revision = 2 }).ThenNothing();
        Given(Edited, third, Deleted with { Revision = 1 }).When(Restore).ThenNothing();
    }

    [Fact]
    public void is_for_its_author_alone_to_take_back()
    {
        var act = new CaseAct(
            CaseKind.Restore, Community: General, Thread: Thread, Comment: Id, Layer: SuppressionLayer.Author);
        var restore = new OpenCase(new(Guid.NewGuid()), 1, Somebody, act, "Pity.", null, 9, 9, 1, Happened.At);
        Given(Deleted).When(restore, CaseAuthority.Operator).ThenRefused(CaseRules.LayerOfAuthors);
    }

    static MemberBanned Banned => new(Author, new Ban(new(Guid.NewGuid()), General, null, "spam", Somebody, Case));

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.MemberRegistered(Somebody, "kit"), Happened.CommunityFounded(General),
        Happened.ArticleImported(Thread, General), Happened.CommentPosted(Id, Thread, Author), .. history,
    ]);
}
