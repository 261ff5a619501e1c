using Forum.Domain.Communities;

namespace Forum.Domain.Tests.Communities;

public class folding_a_community
{
    static readonly CommunityId Id = new(Guid.NewGuid());
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());

    [Fact]
    public void starts_without_moderators() =>
        Assert.Equal(new Community(Id, []), new History(Happened.CommunityFounded(Id)).Community(Id));

    [Fact]
    public void adds_each_moderator() => Assert.Equal(
        new Community(Id, [Roza, Somebody]),
        new History(Happened.CommunityFounded(Id), new ModeratorAppointed(Id, Roza), new ModeratorAppointed(Id, Somebody)).Community(Id));

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(Community.Evolve(null, new object()));
        var before = new History(Happened.CommunityFounded(Id)).Community(Id);
        Assert.Same(before, Community.Evolve(before, new object()));
    }
}
