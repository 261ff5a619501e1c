using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class following_and_blocking
{
    static readonly MemberId Ana = new(Guid.NewGuid()), Kit = new(Guid.NewGuid());
    static readonly CommunityId General = new(Guid.NewGuid()), Another = new(Guid.NewGuid());
    static readonly CommunityFollowed Followed = new(Ana, General);
    static readonly CommunityBlocked Blocked = new(Ana, General);
    static readonly MemberBlocked MemberBlocked = new(Ana, Kit);

    [Fact]
    public void a_community_is_followed_once_and_until_it_is_not()
    {
        Given().When(new FollowCommunity(Ana, General, true)).Then(Followed);
        Given(Followed).When(new FollowCommunity(Ana, General, true)).ThenNothing();
        Given(Followed).When(new FollowCommunity(Ana, Another, true)).Then(Followed with { Community = Another });
        Given(Followed).When(new FollowCommunity(Ana, General, false)).Then(new CommunityUnfollowed(Ana, General));
        Given(Followed, new CommunityUnfollowed(Ana, General)).When(new FollowCommunity(Ana, General, false)).ThenNothing();
        Given(Followed, new CommunityUnfollowed(Ana, General)).When(new FollowCommunity(Ana, General, true)).Then(Followed);
        Given().When(new FollowCommunity(Ana, General, false)).ThenNothing();
    }

    [Fact]
    public void a_community_is_blocked_once_and_until_it_is_not()
    {
        Given().When(new BlockCommunity(Ana, General, true)).Then(Blocked);
        Given(Blocked).When(new BlockCommunity(Ana, General, true)).ThenNothing();
        Given(Blocked).When(new BlockCommunity(Ana, General, false)).Then(new CommunityUnblocked(Ana, General));
        Given(Blocked, new CommunityUnblocked(Ana, General)).When(new BlockCommunity(Ana, General, false)).ThenNothing();
        Given().When(new BlockCommunity(Ana, General, false)).ThenNothing();
    }

    [Fact]
    public void a_member_is_blocked_once_and_until_they_are_not()
    {
        Given().When(new BlockMember(Ana, Kit, true)).Then(MemberBlocked);
        Given(MemberBlocked).When(new BlockMember(Ana, Kit, true)).ThenNothing();
        Given(MemberBlocked).When(new BlockMember(Ana, Kit, false)).Then(new MemberUnblocked(Ana, Kit));
        Given(MemberBlocked, new MemberUnblocked(Ana, Kit)).When(new BlockMember(Ana, Kit, false)).ThenNothing();
        Given().When(new BlockMember(Ana, Kit, false)).ThenNothing();
    }

    [Fact]
    public void is_each_members_own() => Given(MemberBlocked, Followed).When(new BlockMember(Kit, Ana, true)).Then(new MemberBlocked(Kit, Ana));

    [Fact]
    public void oneself_is_refused() => Given().When(new BlockMember(Ana, Ana, true)).ThenRefused(BlockMember.Oneself);

    [Fact]
    public void keeps_each_relation_apart_from_the_others()
    {
        var relations = Given(Followed, Blocked, MemberBlocked, new CommunityUnfollowed(Ana, General)).Relations(Ana)!;
        Assert.Empty(relations.Follows);
        Assert.Equal([General], relations.BlockedCommunities);
        Assert.Equal([Kit], relations.BlockedMembers);
        Assert.Same(relations, Relations.Evolve(relations, new object()));
    }

    [Fact]
    public void has_a_stream_that_is_always_found_again()
    {
        var member = new MemberId(Guid.Parse("0190a000-0000-7000-8000-00000000000a"));
        Assert.Equal(Guid.Parse("858622ba-46ca-837c-99a6-06689b0bc1b2"), RelationsId.Of(member).Value);
        Assert.NotEqual(RelationsId.Of(Ana), RelationsId.Of(Kit));
    }

    static History Given(params object[] history) => new(history);
}
