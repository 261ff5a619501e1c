using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Comments;

public class editing_a_comment
{
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly CommentId Id = new(Guid.NewGuid()), Imported = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CommentImported Page = Happened.CommentImported(Imported, Thread);
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly EditComment Edit = new(Id, Author, "Said better", Read: null, Happened.At);
    static readonly CommentEdited Edited = new(Id, Revision: 2, "Said better");

    [Fact]
    public void is_recorded_as_the_next_version() => Given().When(Edit).Then(Edited);

    [Fact]
    public void counts_on_from_the_last_version() => Given(Edited).When(Edit with { Body = "Said best" }).Then(new CommentEdited(Id, 3, "Said best"));

    [Fact]
    public void to_what_it_says_already_is_nothing() => Given(Edited).When(Edit).ThenNothing();

    [Fact]
    public void again_after_it_was_answered_to_the_version_before_is_nothing() => Given(Edited).When(Edit with { Read = 1 }).ThenNothing();

    [Fact]
    public void of_somebody_else_is_refused() => Given().When(Edit with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);

    [Fact]
    public void as_the_account_that_claimed_its_author_is_recorded() =>
        Given(Claimed).When(Edit with { CommentId = Imported }).Then(Edited with { CommentId = Imported });

    [Fact]
    public void after_that_claim_was_taken_back_is_refused() =>
        Given(Claimed, new MemberCaseUndone(Page.Author, Case)).When(Edit with { CommentId = Imported }).ThenRefused(Authorship.NotAuthor);

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B")]
    public void to_nothing_is_refused(string body) => Given().When(Edit with { Body = body }).ThenRefused(CommentBody.Empty);

    [Fact]
    public void of_the_version_that_was_read_is_recorded() => Given().When(Edit with { Read = 1 }).Then(Edited);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void of_another_version_than_was_read_is_refused(int read) =>
        Given(Edited).When(Edit with { Body = "Said best", Read = read }).ThenRefused(Authorship.RevisionStale);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void by_somebody_who_is_banned_is_refused(bool there) =>
        Given(Banned(there ? General : null)).When(Edit).ThenRefused(PostComment.Banned);

    [Fact]
    public void by_somebody_who_is_banned_elsewhere_is_recorded() => Given(Banned(new(Guid.NewGuid()))).When(Edit).Then(Edited);

    [Theory]
    [InlineData(SuppressionLayer.Author)]
    [InlineData(SuppressionLayer.Moderator)]
    public void that_is_hidden_is_refused(SuppressionLayer layer) =>
        Given(new CommentSuppressed(Id, Hiding(layer))).When(Edit).ThenRefused(EditComment.Hidden);

    [Fact]
    public void of_which_only_an_earlier_version_is_hidden_is_recorded() =>
        Given(Edited, new CommentSuppressed(Id, Hiding(SuppressionLayer.Moderator), Revision: 1)).When(Edit with { Body = "Said best" })
            .Then(new CommentEdited(Id, 3, "Said best"));

    [Fact]
    public void in_a_hidden_thread_is_refused() =>
        Given(new ThreadSuppressed(Thread, Hiding(SuppressionLayer.Moderator))).When(Edit).ThenRefused(PostComment.ThreadHidden);

    [Fact]
    public void in_a_locked_thread_is_refused() => Given(Locked).When(Edit).ThenRefused(PostComment.ThreadLocked);

    [Fact]
    public void again_after_the_thread_was_locked_is_no_offence() => Given(Edited, Locked).When(Edit).ThenNothing();

    static ThreadMarked Locked => new(Thread, new ThreadMark(new(Guid.NewGuid()), ThreadMarkKind.Locked, "heated", Somebody, Case));

    static AuthorClaimed Claimed => new(Page.Author, new Claim(new(Guid.NewGuid()), Author, Case));

    static MemberBanned Banned(CommunityId? where) => new(Author, new Ban(new(Guid.NewGuid()), where, null, "spam", Somebody, Case));

    static Suppression Hiding(SuppressionLayer layer) => new(new(Guid.NewGuid()), layer, [Hidden.Text]);

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.MemberRegistered(Somebody, "kit"), Happened.AuthorImported(Page.Author, "wren"),
        Happened.ArticleImported(Thread, General), Happened.CommentPosted(Id, Thread, Author), Page, .. history,
    ]);
}
