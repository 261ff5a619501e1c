using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Comments;

public class posting_a_comment
{
    static readonly ThreadId Here = new(Guid.NewGuid()), Elsewhere = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CommentId Parent = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid()), Another = new(Guid.NewGuid());
    static readonly PostComment Opening = new(new(Guid.NewGuid()), Number: 40, General, Here, Parent: null, Author, "First!", Happened.At);
    static readonly PostComment Reply = Opening with { Parent = Parent };
    static readonly CommentPosted Posted = new(Opening.CommentId, 40, Here, null, Depth: 0, Author, "First!");

    [Fact]
    public void is_recorded_at_the_top_level() => Given().When(Opening).Then(Posted);

    [Fact]
    public void on_a_locked_thread_is_refused() => Given(Locked).When(Opening).ThenRefused(PostComment.ThreadLocked);

    [Fact]
    public void under_an_id_of_zeros_is_refused() =>
        Given().When(Opening with { CommentId = default }).ThenRefused(PostComment.IdEmpty);

    [Fact]
    public void twice_under_one_id_is_recorded_once() => Given(Posted).When(Opening).ThenNothing();

    [Fact]
    public void again_with_another_number_and_text_is_still_the_same_comment() =>
        Given(Posted).When(Opening with { Number = 41, Body = "Second?" }).ThenNothing();

    [Fact]
    public void again_after_the_thread_was_locked_is_no_offence() => Given(Posted, Locked).When(Opening).ThenNothing();

    [Fact]
    public void under_the_id_of_somebody_elses_comment_is_refused() =>
        Given(Posted with { Author = Somebody }).When(Opening).ThenRefused(PostComment.IdTaken);

    [Fact]
    public void under_an_id_used_in_another_thread_is_refused() =>
        Given(Posted with { ThreadId = Elsewhere }).When(Opening).ThenRefused(PostComment.IdTaken);

    [Fact]
    public void under_the_id_of_an_imported_comment_is_refused() =>
        Given(Happened.CommentImported(Opening.CommentId, Here)).When(Opening).ThenRefused(PostComment.IdTaken);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00A0")]
    public void of_nothing_is_refused(string body) =>
        Given().When(Opening with { Body = body }).ThenRefused(CommentBody.Empty);

    [Fact]
    public void of_too_much_is_refused() =>
        Given().When(Opening with { Body = new string('x', CommentBody.MaxLength + 1) }).ThenRefused(CommentBody.TooLong);

    [Fact]
    public void in_reply_sits_one_level_below_its_parent() =>
        Given(ParentAt(depth: 3)).When(Reply).Then(Posted with { Parent = Parent, Depth = 4 });

    [Fact]
    public void in_reply_to_an_imported_comment_sits_below_that() =>
        Given(Happened.CommentImported(Parent, Here) with { Depth = 7 }).When(Reply).Then(Posted with { Parent = Parent, Depth = 8 });

    [Fact]
    public void in_reply_to_a_comment_of_another_thread_is_refused() =>
        Given(ParentAt(0) with { ThreadId = Elsewhere }).When(Reply).ThenRefused(PostComment.ParentElsewhere);

    [Fact]
    public void in_reply_to_a_comment_that_never_was_is_refused() => Given().When(Reply).ThenRefused(PostComment.ParentElsewhere);

    [Fact]
    public void in_reply_to_itself_is_refused() =>
        Given().When(Opening with { Parent = Opening.CommentId }).ThenRefused(PostComment.ParentElsewhere);

    [Theory]
    [InlineData(SuppressionLayer.Author)]
    [InlineData(SuppressionLayer.Moderator)]
    public void in_reply_to_a_hidden_comment_is_refused(SuppressionLayer layer) =>
        Given(ParentAt(0), new CommentSuppressed(Parent, new(new(Guid.NewGuid()), layer, [Hidden.Text]))).When(Reply).ThenRefused(PostComment.ParentHidden);

    [Fact]
    public void on_the_deepest_level_is_recorded() =>
        Given(ParentAt(CommunitySettings.UsualDepth - 2)).When(Reply).Then(Posted with { Parent = Parent, Depth = CommunitySettings.UsualDepth - 1 });

    [Fact]
    public void below_the_deepest_level_is_refused() =>
        Given(ParentAt(CommunitySettings.UsualDepth - 1)).When(Reply).ThenRefused(PostComment.TooDeep);

    [Fact]
    public void below_an_imported_comment_deeper_than_that_is_refused() =>
        Given(Happened.CommentImported(Parent, Here) with { Depth = 200 }).When(Reply).ThenRefused(PostComment.TooDeep);

    [Fact]
    public void below_that_level_is_recorded_where_the_community_goes_deeper() =>
        Given(ParentAt(CommunitySettings.UsualDepth - 1), new CommunityEdited(General, CommunitySettings.Default with { MaxDepth = 51 }, null))
            .When(Reply).Then(Posted with { Parent = Parent, Depth = CommunitySettings.UsualDepth });

    [Fact]
    public void on_a_thread_that_was_taken_away_is_refused() =>
        Given(new ThreadSuppressed(Here, new(new(Guid.NewGuid()), SuppressionLayer.Author, [Hidden.Text]))).When(Opening).ThenRefused(PostComment.ThreadHidden);

    [Fact]
    public void by_somebody_who_is_banned_there_is_refused() => Given(Banned(General)).When(Opening).ThenRefused(PostComment.Banned);

    [Fact]
    public void by_somebody_who_is_banned_everywhere_is_refused() => Given(Banned(null)).When(Opening).ThenRefused(PostComment.Banned);

    [Fact]
    public void by_somebody_who_is_banned_elsewhere_is_recorded() => Given(Banned(Another)).When(Opening).Then(Posted);

    [Fact]
    public void by_somebody_whose_ban_has_ended_is_recorded() => Given(Banned(null, until: Happened.At)).When(Opening).Then(Posted);

    static MemberBanned Banned(CommunityId? where, DateTimeOffset? until = null) =>
        new(Author, new Ban(new(Guid.NewGuid()), where, until, "spam", Somebody, new CaseId(Guid.NewGuid())));

    static ThreadMarked Locked => new(Here, new ThreadMark(new(Guid.NewGuid()), ThreadMarkKind.Locked, "heated", Somebody, null));

    static CommentPosted ParentAt(int depth) => Happened.CommentPosted(Parent, Here, Somebody) with { Depth = depth };

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Author), Happened.CommunityFounded(General), Happened.ArticleImported(Here, General), .. history,
    ]);
}
