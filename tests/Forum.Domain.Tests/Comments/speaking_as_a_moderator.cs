using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Comments;

public class speaking_as_a_moderator
{
    static readonly CommentId Comment = new(Guid.NewGuid());
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly MarkCommentOfficial Mark = new(Comment, General, Author, Official: true, Happened.At);
    static readonly MarkThreadOfficial MarkThread = new(Thread, General, Author, Official: true, Happened.At);
    static readonly ModeratorAppointed Appointed = new(General, Author, new ImpositionId(Guid.NewGuid()));

    [Fact]
    public void is_for_moderators_of_the_community()
    {
        Given(Appointed).When(Mark).Then(new CommentMarkedOfficial(Comment, true));
        Given(Appointed).When(MarkThread).Then(new ThreadMarkedOfficial(Thread, true));
        Given().When(Mark).ThenRefused(Authorship.NotModerator);
        Given().When(MarkThread).ThenRefused(Authorship.NotModerator);
    }

    [Fact]
    public void is_for_administrators_anywhere()
    {
        Given(new AdministratorGranted(Author)).When(Mark).Then(new CommentMarkedOfficial(Comment, true));
        Given(new AdministratorGranted(Author)).When(MarkThread).Then(new ThreadMarkedOfficial(Thread, true));
    }

    [Fact]
    public void is_for_the_author_alone()
    {
        var moderator = new ModeratorAppointed(General, Somebody);
        Given(moderator).When(Mark with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
        Given(moderator).When(MarkThread with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
    }

    [Fact]
    public void twice_is_nothing()
    {
        Given(Appointed, new CommentMarkedOfficial(Comment, true)).When(Mark).ThenNothing();
        Given(Appointed, new ThreadMarkedOfficial(Thread, true)).When(MarkThread).ThenNothing();
        Given().When(Mark with { Official = false }).ThenNothing();
        Given().When(MarkThread with { Official = false }).ThenNothing();
    }

    [Fact]
    public void can_be_taken_back_by_somebody_who_moderates_no_longer()
    {
        Given(new CommentMarkedOfficial(Comment, true)).When(Mark with { Official = false }).Then(new CommentMarkedOfficial(Comment, false));
        Given(new ThreadMarkedOfficial(Thread, true)).When(MarkThread with { Official = false }).Then(new ThreadMarkedOfficial(Thread, false));
    }

    [Fact]
    public void when_banned_is_refused()
    {
        var banned = new MemberBanned(Author, new Ban(new(Guid.NewGuid()), null, null, "spam", Somebody, new CaseId(Guid.NewGuid())));
        Given(Appointed, banned).When(Mark).ThenRefused(PostComment.Banned);
        Given(Appointed, banned).When(MarkThread).ThenRefused(PostComment.Banned);
    }

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.MemberRegistered(Somebody, "kit"), Happened.CommunityFounded(General),
        Happened.ThreadStarted(Thread, General, Author), Happened.CommentPosted(Comment, Thread, Author), .. history,
    ]);
}
