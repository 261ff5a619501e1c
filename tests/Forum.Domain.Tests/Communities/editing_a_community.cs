using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Communities;

public class editing_a_community
{
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Moderator = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CommunitySettings Settings = new("General", "For *all*.", Downvotes: false, MaxDepth: 9, HistoryVisibility.Everybody);
    static readonly EditCommunity Edit = new(General, Settings, Moderator, Happened.At);
    static readonly CommunityEdited Edited = new(General, Settings, Moderator);

    [Fact]
    public void is_recorded_with_who_did_it() => Given().When(Edit).Then(Edited);

    [Fact]
    public void to_what_it_is_already_is_nothing() => Given(Edited).When(Edit).ThenNothing();

    [Fact]
    public void by_an_administrator_is_recorded() =>
        Given(new AdministratorGranted(Somebody)).When(Edit with { Actor = Somebody }).Then(Edited with { Actor = Somebody });

    [Fact]
    public void by_anybody_else_is_refused() => Given().When(Edit with { Actor = Somebody }).ThenRefused(Authorship.NotModerator);

    [Fact]
    public void when_banned_is_refused() =>
        Given(new MemberBanned(Moderator, new Ban(new(Guid.NewGuid()), null, null, "spam", Somebody, new CaseId(Guid.NewGuid()))))
            .When(Edit).ThenRefused(PostComment.Banned);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    public void to_what_is_no_title_is_refused(string title) =>
        Given().When(Edit with { Settings = Settings with { Title = title } }).ThenRefused(CommunitySettings.TitleInvalid);

    [Fact]
    public void may_fill_the_room_and_no_more()
    {
        var (title, description) = (new string('a', CommunitySettings.LongestTitle), new string('a', CommunitySettings.LongestDescription));
        Assert.Null((Settings with { Title = title, Description = description }).Check());
        Assert.Equal(CommunitySettings.TitleInvalid, (Settings with { Title = title + "a" }).Check());
        Assert.Equal(CommunitySettings.DescriptionTooLong, (Settings with { Description = description + "a" }).Check());
        Assert.Equal(CommunitySettings.DescriptionCharacter, (Settings with { Description = "a\0" }).Check());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(10_000, true)]
    [InlineData(0, false)]
    [InlineData(10_001, false)]
    public void may_go_as_deep_as_the_tables_bear(int depth, bool may) =>
        Assert.Equal(may ? null : CommunitySettings.DepthOutOfRange, (Settings with { MaxDepth = depth }).Check());

    [Fact]
    public void to_settings_that_cannot_be_is_refused() =>
        Given().When(Edit with { Settings = Settings with { MaxDepth = 0 } }).ThenRefused(CommunitySettings.DepthOutOfRange);

    static History Given(params object[] history) => new(
    [
        Happened.MemberRegistered(Moderator), Happened.MemberRegistered(Somebody, "kit"), Happened.CommunityFounded(General),
        new ModeratorAppointed(General, Moderator), .. history,
    ]);
}
