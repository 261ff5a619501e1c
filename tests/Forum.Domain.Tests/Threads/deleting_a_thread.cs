using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class deleting_a_thread
{
    static readonly ThreadId Id = new(Guid.NewGuid()), Article = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly DeleteThread Delete = new(Id, Author, new ImpositionId(Guid.NewGuid()));
    static readonly RestoreThread Restore = new(Id, Author, Revision: null, Happened.At);
    static readonly ThreadSuppressed Deleted = new(
        Id, new Suppression(Delete.Suppression, SuppressionLayer.Author, [Hidden.Text], Reason: null, Author, Case: null));
    static readonly ThreadSuppressionLifted Restored = new(Id, Delete.Suppression, Case: null);
    static readonly ThreadSuppressed Removed = new(
        Id, new Suppression(new(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], "spam", Somebody, Case));
    static readonly object Edited = new ThreadEdited(Id, 2, "Another question", "Who?", null);

    [Fact]
    public void hides_its_text_and_nothing_else() => Given().When(Delete).Then(Deleted);

    [Fact]
    public void twice_is_nothing() => Given(Deleted).When(Delete with { Suppression = new(Guid.NewGuid()) }).ThenNothing();

    [Fact]
    public void of_somebody_else_is_refused()
    {
        Given().When(Delete with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
        Given().When(Delete with { ThreadId = Article }).ThenRefused(Authorship.NotAuthor);
        Given(Deleted).When(Restore with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
        Given().When(Restore with { ThreadId = Article }).ThenRefused(Authorship.NotAuthor);
    }

    [Fact]
    public void that_a_moderator_removed_is_recorded() => Given(Removed, Banned).When(Delete).Then(Deleted);

    [Fact]
    public void and_taking_that_back_lifts_that_alone()
    {
        Given(Removed, Deleted).When(Restore).Then(Restored);
        Given(Removed, Deleted, Restored).When(Restore).ThenNothing();
        Given(Removed).When(Restore).ThenNothing();
    }

    [Fact]
    public void and_taking_back_what_was_not_deleted_is_no_offence() => Given(Banned).When(Restore).ThenNothing();

    [Fact]
    public void and_taking_that_back_when_banned_is_refused() => Given(Deleted, Banned).When(Restore).ThenRefused(PostComment.Banned);

    [Fact]
    public void in_one_version_is_for_that_one()
    {
        Given(Edited).When(Delete with { Revision = 1 }).Then(Deleted with { Revision = 1 });
        Given(Edited, Deleted with { Revision = 1 }).When(Delete with { Revision = 1, Suppression = new(Guid.NewGuid()) }).ThenNothing();
        Given(Edited, Deleted with { Revision = 1 }).When(Restore with { Revision = 1 }).Then(Restored);
        Given(Edited, Deleted).When(Restore with { Revision = 1 }).ThenNothing();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void in_a_version_that_is_no_earlier_one_is_refused(int revision)
    {
        Given(Edited).When(Delete with { Revision = revision }).ThenRefused(Authorship.RevisionNotFound);
        Given(Edited).When(Restore with { Revision = revision }).ThenRefused(Authorship.RevisionNotFound);
    }

    static MemberBanned Banned => new(Author, new Ban(new(Guid.NewGuid()), null, null, "spam", Somebody, Case));

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.MemberRegistered(Somebody, "kit"), Happened.ArticleImported(Article, General),
        Happened.ThreadStarted(Id, General, Author), .. history,
    ]);
}
