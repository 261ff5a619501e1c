using Forum.Domain.Comments;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Threads;

public class starting_a_thread
{
    static readonly CommunityId General = new(Guid.NewGuid()), Another = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly StartThread Start = new(new(Guid.NewGuid()), Number: 9, General, Author, "Why?", "I wonder.", Link: null, Happened.At);
    static readonly ThreadStarted Started = new(Start.ThreadId, 9, General, Author, "Why?", "I wonder.", Link: null);

    [Fact]
    public void with_a_text_is_recorded() => Given().When(Start).Then(Started);

    [Fact]
    public void with_a_link_is_recorded() =>
        Given().When(Start with { Body = "", Link = "https://example.org" }).Then(Started with { Body = "", Link = "https://example.org" });

    [Fact]
    public void with_a_title_alone_is_recorded() => Given().When(Start with { Body = "" }).Then(Started with { Body = "" });

    [Fact]
    public void twice_under_one_id_is_recorded_once() => Given(Started).When(Start with { Number = 10, Title = "How?" }).ThenNothing();

    [Fact]
    public void again_after_a_ban_is_no_offence() => Given(Started, Banned(null)).When(Start).ThenNothing();

    [Fact]
    public void under_the_id_of_another_thread_is_refused()
    {
        Given(Started with { Author = Somebody }).When(Start).ThenRefused(PostComment.IdTaken);
        Given(Started with { CommunityId = Another }).When(Start).ThenRefused(PostComment.IdTaken);
        Given(Happened.ArticleImported(Start.ThreadId, General)).When(Start).ThenRefused(PostComment.IdTaken);
    }

    [Fact]
    public void under_an_id_of_zeros_is_refused() => Given().When(Start with { ThreadId = default }).ThenRefused(PostComment.IdEmpty);

    [Fact]
    public void without_a_title_is_refused() => Given().When(Start with { Title = " " }).ThenRefused(ThreadTitle.Empty);

    [Fact]
    public void may_fill_the_room_and_no_more()
    {
        var full = string.Concat(Enumerable.Repeat("🐈", ThreadBody.MaxLength));
        Given().When(Start with { Body = full }).Then(Started with { Body = full });
        Given().When(Start with { Body = full + "x" }).ThenRefused(ThreadBody.TooLong);
    }

    [Fact]
    public void with_control_characters_is_refused() => Given().When(Start with { Body = "a\0b" }).ThenRefused(ThreadBody.Character);

    [Fact]
    public void with_what_is_no_link_is_refused() => Given().When(Start with { Link = "javascript:alert(1)" }).ThenRefused(ThreadLink.Invalid);

    [Fact]
    public void when_banned_there_or_everywhere_is_refused()
    {
        Given(Banned(General)).When(Start).ThenRefused(PostComment.Banned);
        Given(Banned(null)).When(Start).ThenRefused(PostComment.Banned);
        Given(Banned(Another)).When(Start).Then(Started);
    }

    static MemberBanned Banned(CommunityId? where) =>
        new(Author, new Ban(new(Guid.NewGuid()), where, null, "spam", Somebody, new CaseId(Guid.NewGuid())));

    static History Given(params object[] history) => new([Happened.MemberRegistered(Author), .. history]);
}
