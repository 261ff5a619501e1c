using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class editing_a_thread
{
    static readonly ThreadId Id = new(Guid.NewGuid()), Article = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CaseId Case = new(Guid.NewGuid());
    static readonly EditThread Edit = new(Id, Author, "Another question", "Who?", "https://example.org", Read: null, Happened.At);
    static readonly ThreadEdited Edited = new(Id, Revision: 2, "Another question", "Who?", "https://example.org");

    [Fact]
    public void is_recorded_as_the_next_version() => Given().When(Edit).Then(Edited);

    [Fact]
    public void to_what_it_says_already_is_nothing() => Given(Edited).When(Edit with { Read = 1 }).ThenNothing();

    [Fact]
    public void in_one_part_is_recorded()
    {
        Given(Edited).When(Edit with { Title = "Q" }).Then(Edited with { Revision = 3, Title = "Q" });
        Given(Edited).When(Edit with { Body = "Q" }).Then(Edited with { Revision = 3, Body = "Q" });
        Given(Edited).When(Edit with { Link = null }).Then(Edited with { Revision = 3, Link = null });
    }

    [Fact]
    public void of_somebody_else_is_refused()
    {
        Given().When(Edit with { Actor = Somebody }).ThenRefused(Authorship.NotAuthor);
        Given().When(Edit with { ThreadId = Article }).ThenRefused(Authorship.NotAuthor);
    }

    [Fact]
    public void to_what_no_thread_says_is_refused()
    {
        Given().When(Edit with { Title = "" }).ThenRefused(ThreadTitle.Empty);
        Given().When(Edit with { Body = "\a" }).ThenRefused(ThreadBody.Character);
        Given().When(Edit with { Link = "" }).ThenRefused(ThreadLink.Invalid);
    }

    [Fact]
    public void of_another_version_than_was_read_is_refused()
    {
        Given(Edited).When(Edit with { Body = "Q", Read = 1 }).ThenRefused(Authorship.RevisionStale);
        Given(Edited).When(Edit with { Body = "Q", Read = 2 }).Then(Edited with { Revision = 3, Body = "Q" });
    }

    [Fact]
    public void when_banned_is_refused() =>
        Given(new MemberBanned(Author, new Ban(new(Guid.NewGuid()), General, null, "spam", Somebody, Case))).When(Edit)
            .ThenRefused(PostComment.Banned);

    [Theory]
    [InlineData(SuppressionLayer.Author)]
    [InlineData(SuppressionLayer.Moderator)]
    public void that_is_hidden_is_refused(SuppressionLayer layer) =>
        Given(new ThreadSuppressed(Id, new(new(Guid.NewGuid()), layer, [Hidden.Text]))).When(Edit).ThenRefused(PostComment.ThreadHidden);

    [Fact]
    public void that_is_locked_is_refused()
    {
        var locked = new ThreadMarked(Id, new ThreadMark(new(Guid.NewGuid()), ThreadMarkKind.Locked, "heated", Somebody, Case));
        Given(locked).When(Edit).ThenRefused(PostComment.ThreadLocked);
        Given(Edited, locked).When(Edit).ThenNothing();
    }

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.MemberRegistered(Somebody, "kit"), Happened.ArticleImported(Article, General),
        Happened.ThreadStarted(Id, General, Author), .. history,
    ]);
}
