using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;

namespace Forum.Domain.Tests.Communities;

public class founding_a_community
{
    static readonly CommunityId General = new(Guid.NewGuid());
    static readonly MemberId Founder = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly CommunitySettings Settings = CommunitySettings.Default with { Title = "Cooking", MaxDepth = 9 };
    static readonly FoundCommunity Found = new(
        new(Guid.NewGuid()), Number: 2, "cooking", Settings, Founder, new ImpositionId(Guid.NewGuid()), Happened.At);
    static readonly object[] Founded =
    [
        new CommunityFounded(Found.CommunityId, 2, "cooking", Founder, Settings),
        new ModeratorAppointed(Found.CommunityId, Founder, Found.Appointment, Founder, Case: null),
    ];

    [Fact]
    public void makes_the_founder_its_moderator()
    {
        Given().When(Found).Then(Founded);
        var community = new History(Founded).Community(Found.CommunityId)!;
        Assert.Equal([Founder], community.Moderators);
        Assert.Equal(Settings, community.Settings);
    }

    [Fact]
    public void twice_under_one_id_is_recorded_once() => Given(Founded).When(Found with { Number = 3 }).ThenNothing();

    [Fact]
    public void under_an_id_that_is_taken_is_refused()
    {
        Given(Founded).When(Found with { Name = "baking" }).ThenRefused(PostComment.IdTaken);
        Given(Founded).When(Found with { Founder = Somebody }).ThenRefused(PostComment.IdTaken);
    }

    [Fact]
    public void under_an_id_of_zeros_is_refused() => Given().When(Found with { CommunityId = default }).ThenRefused(PostComment.IdEmpty);

    [Theory]
    [InlineData("general")]
    [InlineData("GENERAL")]
    [InlineData("ｇｅｎｅｒａｌ")]
    public void under_a_name_that_looks_taken_is_refused(string name) =>
        Given().When(Found with { Name = name }).ThenRefused(FoundCommunity.NameTaken);

    [Fact]
    public void under_what_is_no_name_is_refused() => Given().When(Found with { Name = "a b" }).ThenRefused(CommunityName.Invalid);

    [Fact]
    public void with_settings_that_cannot_be_is_refused() =>
        Given().When(Found with { Settings = Settings with { MaxDepth = 0 } }).ThenRefused(CommunitySettings.DepthOutOfRange);

    [Fact]
    public void when_banned_from_the_site_is_refused()
    {
        Given(Banned(null)).When(Found).ThenRefused(PostComment.Banned);
        Given(Banned(General)).When(Found).Then(Founded);
    }

    static MemberBanned Banned(CommunityId? where) =>
        new(Founder, new Ban(new(Guid.NewGuid()), where, null, "spam", Somebody, new CaseId(Guid.NewGuid())));

    static History Given(params object[] history) => new(
        [Happened.MemberRegistered(Founder), Happened.MemberRegistered(Somebody, "kit"), Happened.CommunityFounded(General), .. history]);
}
