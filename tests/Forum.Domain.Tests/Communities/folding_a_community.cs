using Forum.Domain.Communities;

namespace Forum.Domain.Tests.Communities;

public class folding_a_community
{
    static readonly CommunityId Id = new(Guid.NewGuid());
    static readonly MemberId Roza = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());

    [Fact]
    public void starts_without_moderators() =>
        Assert.Empty(new History(Happened.CommunityFounded(Id)).Community(Id)!.Moderators);

    [Fact]
    public void adds_each_moderator() => Assert.Equal([Roza, Somebody], Appointed.Community(Id)!.Moderators);

    [Fact]
    public void keeps_a_moderator_while_one_appointment_is_left()
    {
        var (first, second) = (new ImpositionId(Guid.NewGuid()), new ImpositionId(Guid.NewGuid()));
        object[] twice =
        [
            Happened.CommunityFounded(Id), new ModeratorAppointed(Id, Roza, first), new ModeratorAppointed(Id, Roza, second),
            new AppointmentLifted(Id, first, new CaseId(Guid.NewGuid())),
        ];
        Assert.Equal([Roza], new History(twice).Community(Id)!.Moderators);
        Assert.Empty(new History([.. twice, new AppointmentLifted(Id, second, new CaseId(Guid.NewGuid()))]).Community(Id)!.Moderators);
    }

    [Fact]
    public void takes_its_settings_from_the_last_edit()
    {
        var settings = CommunitySettings.Default with { Downvotes = false, MaxDepth = 10_000 };
        Assert.Equal(CommunitySettings.Default, new History(Happened.CommunityFounded(Id)).Community(Id)!.Settings);
        Assert.Equal(settings, new History(Happened.CommunityFounded(Id), new CommunityEdited(Id, settings, Roza)).Community(Id)!.Settings);
    }

    static History Appointed => new(
        Happened.CommunityFounded(Id), new ModeratorAppointed(Id, Roza), new ModeratorAppointed(Id, Somebody));

    [Fact]
    public void passes_over_what_it_does_not_know()
    {
        Assert.Null(Community.Evolve(null, new object()));
        var before = new History(Happened.CommunityFounded(Id)).Community(Id);
        Assert.Same(before, Community.Evolve(before, new object()));
    }
}
