using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;
using Forum.Domain.Votes;

namespace Forum.Domain.Tests.Votes;

public class casting_a_vote
{
    static readonly ThreadId Here = new(Guid.NewGuid());
    static readonly CommentId Comment = new(Guid.NewGuid());
    static readonly MemberId Voter = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid()), Another = new(Guid.NewGuid());
    static readonly CastVote OnThread = new(Voter, General, Here, Comment: null, Vote.Up, Happened.At);
    static readonly CastVote OnComment = OnThread with { Comment = Comment };
    static readonly VoteCast Cast = new(Voter, new Item(ItemKind.Comment, Comment.Value), General, Vote.Up);

    [Fact]
    public void on_a_comment_is_recorded() => Given().When(OnComment).Then(Cast);

    [Fact]
    public void on_a_thread_is_recorded() => Given().When(OnThread).Then(Cast with { Item = new Item(ItemKind.Thread, Here.Value) });

    [Fact]
    public void again_is_nothing_new() => Given(Cast).When(OnComment).ThenNothing();

    [Fact]
    public void again_by_somebody_who_was_banned_since_is_no_offence() => Given(Cast, Banned(General)).When(OnComment).ThenNothing();

    [Fact]
    public void the_other_way_is_recorded() =>
        Given(Cast).When(OnComment with { Vote = Vote.Down }).Then(Cast with { Vote = Vote.Down });

    [Fact]
    public void can_be_taken_back() => Given(Cast).When(OnComment with { Vote = Vote.None }).Then(Cast with { Vote = Vote.None });

    [Fact]
    public void that_never_was_needs_no_taking_back() => Given().When(OnComment with { Vote = Vote.None }).ThenNothing();

    [Fact]
    public void after_taking_it_back_is_recorded() =>
        Given(Cast, Cast with { Vote = Vote.None }).When(OnComment).Then(Cast);

    [Fact]
    public void is_not_what_somebody_else_did() => Given(Cast with { VoterId = Somebody }).When(OnComment).Then(Cast);

    [Fact]
    public void is_not_what_was_done_to_something_else() =>
        Given(Cast with { Item = new Item(ItemKind.Thread, Here.Value) }).When(OnComment).Then(Cast);

    [Fact]
    public void in_a_locked_thread_is_recorded() =>
        Given(new ThreadMarked(Here, new ThreadMark(new(Guid.NewGuid()), ThreadMarkKind.Locked, "heated", Somebody, null))).When(OnComment).Then(Cast);

    [Fact]
    public void by_somebody_who_is_banned_there_is_refused() => Given(Banned(General)).When(OnComment).ThenRefused(PostComment.Banned);

    [Fact]
    public void by_somebody_who_is_banned_elsewhere_is_recorded() => Given(Banned(Another)).When(OnComment).Then(Cast);

    [Fact]
    public void by_somebody_whose_ban_has_ended_is_recorded() => Given(Banned(null, until: Happened.At)).When(OnComment).Then(Cast);

    [Fact]
    public void on_a_comment_that_was_taken_away_is_refused() =>
        Given(new CommentSuppressed(Comment, Suppressed)).When(OnComment).ThenRefused(EditComment.Hidden);

    [Fact]
    public void on_a_thread_that_was_taken_away_is_refused() =>
        Given(new ThreadSuppressed(Here, Suppressed)).When(OnThread).ThenRefused(PostComment.ThreadHidden);

    [Fact]
    public void in_a_thread_that_was_taken_away_is_refused() =>
        Given(new ThreadSuppressed(Here, Suppressed)).When(OnComment).ThenRefused(PostComment.ThreadHidden);

    [Fact]
    public void down_is_refused_where_there_are_no_downvotes() =>
        Given(NoDownvotes).When(OnComment with { Vote = Vote.Down }).ThenRefused(CastVote.DownvotesOff);

    [Fact]
    public void up_is_recorded_where_there_are_no_downvotes() => Given(NoDownvotes).When(OnComment).Then(Cast);

    [Fact]
    public void down_from_before_there_were_none_can_be_taken_back() =>
        Given(Cast with { Vote = Vote.Down }, NoDownvotes).When(OnComment with { Vote = Vote.None }).Then(Cast with { Vote = Vote.None });

    static Suppression Suppressed => new(new(Guid.NewGuid()), SuppressionLayer.Author, [Hidden.Text]);

    static CommunityEdited NoDownvotes => new(General, CommunitySettings.Default with { Downvotes = false }, null);

    static MemberBanned Banned(CommunityId? where, DateTimeOffset? until = null) =>
        new(Voter, new Ban(new(Guid.NewGuid()), where, until, "spam", Somebody, new CaseId(Guid.NewGuid())));

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Voter), Happened.CommunityFounded(General), Happened.ArticleImported(Here, General),
        Happened.CommentPosted(Comment, Here, Somebody), .. history,
    ]);
}
